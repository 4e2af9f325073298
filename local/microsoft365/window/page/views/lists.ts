/** The SharePoint site's lists, each as a table of its items. */
import { ukMoment } from '../days.ts';
import { h } from '../element.ts';
import { createGraphReader, type GraphReader, type Page } from '../graph/graphReader.ts';
import {
  type Column,
  type Item,
  readColumns,
  readItems,
  readLists,
  type SharePointList,
} from '../graph/listReader.ts';
import { notice } from '../notice.ts';
import type { HostedApp, Person } from '../session.ts';
import type { View } from '../view.ts';
import { facts } from './facts.ts';
import { empty, loading } from './loading.ts';
import { paged } from './pages.ts';
import { segments } from './segments.ts';

const shown = (column: Column, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (column.boolean) return value === true ? 'Yes' : 'No';
  if (column.dateTime && typeof value === 'string') return ukMoment(value);
  return Array.isArray(value) ? value.join(', ') : String(value);
};

const titleOf = ({ id, fields: { Title } }: Item) =>
  typeof Title === 'string' && Title !== '' ? Title : `Item ${id}`;

const showItem = (item: Item, columns: readonly Column[]): void =>
  notice(
    titleOf(item),
    facts([
      ['ID', item.id],
      ...columns
        .filter(({ name }) => name !== 'Title')
        .map((column) => [column.displayName, shown(column, item.fields[column.name])] as const),
    ]),
  );

const row = (item: Item, columns: readonly Column[]) =>
  h(
    'tr',
    {},
    ...columns.map((column, at) => {
      if (at > 0)
        return h('td', { 'data-column': column.displayName }, shown(column, item.fields[column.name]));
      return h(
        'th',
        { scope: 'row' },
        h(
          'button',
          {
            type: 'button',
            class: 'cell-button',
            'aria-haspopup': 'dialog',
            onclick: () => showItem(item, columns),
          },
          titleOf(item),
        ),
      );
    }),
  );

/** `Title` first, whatever the order of creation. */
const titleFirst = (columns: readonly Column[]) => [
  ...columns.filter(({ name }) => name === 'Title'),
  ...columns.filter(({ name }) => name !== 'Title'),
];

const table = (graph: GraphReader, list: SharePointList, columns: readonly Column[], first: Page<Item>) => {
  if (first.value.length === 0) return [empty('No items', `The list ${list.displayName} is empty.`)];
  const body = h('tbody');
  return [
    h(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': `Items of ${list.displayName}`, tabindex: 0 },
      h(
        'table',
        { class: 'items' },
        h('caption', { class: 'unseen' }, `Items of ${list.displayName}`),
        h(
          'thead',
          {},
          h('tr', {}, ...columns.map(({ displayName }) => h('th', { scope: 'col' }, displayName))),
        ),
        body,
      ),
    ),
    paged({
      first,
      read: (next) => readItems(graph, list, next),
      append: (items) => body.append(...items.map((item) => row(item, columns))),
    }),
  ];
};

type Options = { app: HostedApp; person: Person; chosen: string | null; onList(name: string): void };

export function listsView({ app, person, chosen, onList }: Options): View {
  const graph = createGraphReader(person.objectId);
  const element = h('div', { class: 'filling' });
  loading(element, {
    what: 'Reading the site',
    load: () => readLists(graph, app.site),
    draw: (lists) => {
      const list = lists.find(({ displayName }) => displayName === chosen) ?? lists[0];
      if (!list)
        return [
          empty('No lists yet', 'The site has no lists. They are made when the service provisions it.'),
        ];
      const content = h('div', { class: 'filling' });
      loading(content, {
        what: `Reading ${list.displayName}`,
        load: () => Promise.all([readColumns(graph, list), readItems(graph, list, null)]),
        draw: ([columns, first]) => table(graph, list, titleFirst(columns), first),
      });
      return [
        h(
          'div',
          { class: 'tools' },
          segments(
            'List',
            lists.map(({ displayName }) => ({ value: displayName, label: displayName })),
            list.displayName,
            onList,
          ),
          h('p', { class: 'quiet' }, list.description ?? ''),
        ),
        content,
      ];
    },
  });
  return { title: 'Lists', element };
}
