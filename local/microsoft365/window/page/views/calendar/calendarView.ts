/** An Outlook calendar: the shared mailbox's or one's own, as agenda, week or month. */
import {
  addDays,
  addMonths,
  type Day,
  dateName,
  daysBetween,
  firstOfMonth,
  mondayOf,
  monthName,
  today,
} from '../../days.ts';
import { h } from '../../element.ts';
import { readCalendar } from '../../graph/calendarReader.ts';
import { createGraphReader } from '../../graph/graphReader.ts';
import type { HostedApp, Person } from '../../session.ts';
import type { View } from '../../view.ts';
import { loading } from '../loading.ts';
import { segments } from '../segments.ts';
import { agenda, month, week } from './layouts.ts';

const layouts = {
  agenda: { label: 'Agenda', from: mondayOf, until: (from: Day) => addDays(from, 28), draw: agenda },
  week: { label: 'Week', from: mondayOf, until: (from: Day) => addDays(from, 7), draw: week },
  month: { label: 'Month', from: firstOfMonth, until: (from: Day) => addMonths(from, 1), draw: month },
} as const;
type Layout = keyof typeof layouts;

const layoutKey = 'window.calendar';
const rememberedLayout = (): Layout => {
  const kept = localStorage.getItem(layoutKey);
  return kept === 'week' || kept === 'month' ? kept : 'agenda';
};

type Options = {
  app: HostedApp;
  person: Person;
  mailbox: 'shared' | 'mine';
  onMailbox(mailbox: 'shared' | 'mine'): void;
  onJoin(url: URL): unknown;
};

export function calendarView({ app, person, mailbox, onMailbox, onJoin }: Options): View {
  const graph = createGraphReader(person.objectId);
  const owner = mailbox === 'shared' ? app.mailbox : person.objectId;
  let layout = rememberedLayout();
  let day = today();

  const heading = h('h2');
  const content = h('div', { class: 'scroll' });
  const move = (direction: 1 | -1) => {
    const { from, until } = layouts[layout];
    const start = from(day);
    day =
      direction === 1 ? until(start) : from(layout === 'agenda' ? addDays(start, -28) : addDays(start, -1));
    show();
  };
  const show = () => {
    const { from, until, draw } = layouts[layout];
    const [start, end] = [from(day), until(from(day))];
    heading.textContent =
      layout === 'month' ? monthName(start) : `${dateName(start)} to ${dateName(addDays(end, -1))}`;
    loading(content, {
      what: 'Reading the calendar',
      load: () => readCalendar(graph, owner, start, end),
      draw: (events) => [draw(events, daysBetween(start, end), onJoin)],
    });
  };

  const element = h(
    'div',
    { class: 'calendar' },
    h(
      'div',
      { class: 'tools' },
      segments(
        'Whose calendar',
        [
          { value: 'shared' as const, label: 'The collaborative' },
          { value: 'mine' as const, label: 'My calendar' },
        ],
        mailbox,
        onMailbox,
      ),
      segments(
        'Show as',
        (Object.keys(layouts) as Layout[]).map((value) => ({ value, label: layouts[value].label })),
        layout,
        (chosen) => {
          layout = chosen;
          localStorage.setItem(layoutKey, layout);
          show();
        },
      ),
    ),
    h(
      'div',
      { class: 'tools' },
      h('div', { role: 'status' }, heading),
      h('span', { class: 'spacer' }),
      h('button', { type: 'button', class: 'plain', onclick: () => move(-1) }, 'Earlier'),
      h(
        'button',
        {
          type: 'button',
          class: 'plain',
          onclick: () => {
            day = today();
            show();
          },
        },
        'Today',
      ),
      h('button', { type: 'button', class: 'plain', onclick: () => move(1) }, 'Later'),
    ),
    content,
  );
  show();
  return { title: 'Calendar', element };
}
