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

/** @param site host and path, as `SITE`. @throws SiteProblem when the site is missing or a permission is */
export const provisionSite = async (graph: Graph, site: string): Promise<Provisioned> => {
  const done: string[] = [];
  const write = async (call: GraphCall, deed: string): Promise<unknown> => {
    const answer = await graph.send(call);
    if (!succeeded(answer)) throw new SiteProblem(`could not ${deed}`, answer);
    done.push(deed);
    return answer.body;
  };

  const siteId = await findSite(graph, site);
  const lists = await findLists(graph, siteId);

  const makeList = async ({ displayName, description, columns }: ListDefinition): Promise<string> => {
    const body = {
      displayName,
      description,
      list: { template: 'genericList' },
      columns: columns.map(graphColumn),
    };
    const made = await write(
      { method: 'POST', url: `/sites/${siteId}/lists`, body },
      `make the list ${displayName}`,
    );
    return idSchema.parse(made).id;
  };

  const completeList = async (listId: string, { displayName, columns }: ListDefinition): Promise<string> => {
    const url = `/sites/${siteId}/lists/${listId}/columns`;
    const present = await readAll(
      graph,
      url,
      columnSchema,
      `the columns of ${displayName} could not be read`,
    );
    for (const column of columns) {
      const existing = present.find(({ name }) => name === column.name);
      const deed = `the column ${column.name} of ${displayName}`;
      if (!existing) {
        await write({ method: 'POST', url, body: graphColumn(column) }, `make ${deed}`);
        continue;
      }
      const change = columnChange(existing as GraphColumn, column);
      if (change)
        await write({ method: 'PATCH', url: `${url}/${existing.id}`, body: change }, `mend ${deed}`);
    }
    return listId;
  };

  const provide = (definition: ListDefinition): Promise<string> => {
    const listId = lists.get(definition.displayName);
    return listId ? completeList(listId, definition) : makeList(definition);
  };

  const events = await provide(eventListDefinition);
  const bookings = await provide(bookingListDefinition);
  return { events, bookings, done };
};
