/** Makes the SharePoint lists of the collaborative, or what is missing of them. Doing it again writes nothing. */
import type { ColumnDefinition as GraphColumn } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { bookingListDefinition, eventListDefinition, type ListDefinition } from '#core/sync/lists.ts';
import { columnChange, graphColumn } from './column.ts';
import type { Graph, GraphCall } from './graph.ts';
import { succeeded } from './outcome.ts';
import { findLists, findSite, readAll, SiteProblem } from './site.ts';

export type Provisioned = {
  /** List ids. */
  events: string;
  bookings: string;
  /** What had to be done, a phrase each; empty when all was there. */
  done: string[];
};

const idSchema = z.object({ id: z.string() });
const columnSchema = z.looseObject({ id: z.string(), name: z.string() });

/** What is missing, in a phrase, and the call that makes it. */
type Deed = { deed: string; call: GraphCall };
/** `listId` null: the list is missing, and its one deed makes it whole. */
type ListPlan = { displayName: string; listId: string | null; deeds: Deed[] };

const newList = (
  siteId: string,
  { displayName, description, columns }: ListDefinition,
): Omit<ListPlan, 'displayName'> => {
  const body = {
    displayName,
    description,
    list: { template: 'genericList' },
    columns: columns.map(graphColumn),
  };
  const call: GraphCall = { method: 'POST', url: `/sites/${siteId}/lists`, body };
  return { listId: null, deeds: [{ deed: `make the list ${displayName}`, call }] };
};

const columnDeeds = async (
  graph: Graph,
  listUrl: string,
  { displayName, columns }: ListDefinition,
): Promise<Deed[]> => {
  const url = `${listUrl}/columns`;
  const present = await readAll(graph, url, columnSchema, `the columns of ${displayName} could not be read`);
  return columns.flatMap((column): Deed[] => {
    const existing = present.find(({ name }) => name === column.name);
    const what = `the column ${column.name} of ${displayName}`;
    if (!existing)
      return [{ deed: `make ${what}`, call: { method: 'POST', url, body: graphColumn(column) } }];
    const change = columnChange(existing as GraphColumn, column);
    return change
      ? [{ deed: `mend ${what}`, call: { method: 'PATCH', url: `${url}/${existing.id}`, body: change } }]
      : [];
  });
};

/**
 * What the site lacks. Reads only.
 * @param site host and path, as `SITE`
 * @throws SiteProblem when the site is missing or a permission is
 */
export const planProvision = async (graph: Graph, site: string): Promise<ListPlan[]> => {
  const siteId = await findSite(graph, site);
  const lists = await findLists(graph, siteId);
  const plans: ListPlan[] = [];
  for (const definition of [eventListDefinition, bookingListDefinition]) {
    const { displayName } = definition;
    const listId = lists.get(displayName);
    plans.push(
      listId === undefined
        ? { displayName, ...newList(siteId, definition) }
        : {
            displayName,
            listId,
            deeds: await columnDeeds(graph, `/sites/${siteId}/lists/${listId}`, definition),
          },
    );
  }
  return plans;
};

/** @param site host and path, as `SITE`. @throws SiteProblem when the site is missing or a permission is */
export const provisionSite = async (graph: Graph, site: string): Promise<Provisioned> => {
  const done: string[] = [];
  const ids = new Map<string, string>();
  for (const { displayName, listId, deeds } of await planProvision(graph, site)) {
    let id = listId;
    for (const { deed, call } of deeds) {
      const answer = await graph.send(call);
      if (!succeeded(answer)) throw new SiteProblem(`could not ${deed}`, answer);
      done.push(deed);
      id ??= idSchema.parse(answer.body).id;
    }
    ids.set(displayName, id ?? '');
  }
  const idOf = ({ displayName }: ListDefinition): string => ids.get(displayName) ?? '';
  return { events: idOf(eventListDefinition), bookings: idOf(bookingListDefinition), done };
};
