/** Items of a list. */
import type { IdentitySet, ListItem } from '@microsoft/microsoft-graph-types';
import { people } from '../../../people.ts';
import type { Collection, Store } from '../../store.ts';
import { listScope, noting } from '../changes/journal.ts';
import type { Caller } from '../route.ts';
import { eTagOf } from './eTag.ts';
import { type List, listUrl } from './list.ts';
import { itemNotFound } from './sharePointErrors.ts';
import type { Site } from './site.ts';

export type FieldValue = string | number | boolean | string[];

export type Item = {
  /** 1, 2, 3… within its list. */
  number: number;
  listId: string;
  guid: string;
  version: number;
  createdDateTime: string;
  lastModifiedDateTime: string;
  createdBy: IdentitySet;
  lastModifiedBy: IdentitySet;
  /** By column name; an empty field is left out, as SharePoint leaves it out. */
  fields: Readonly<Record<string, FieldValue>>;
};

export const itemKey = (listId: string, number: number | string): string => `${listId}/${number}`;

/** All items of all lists. Every write is noted in the list's journal. */
export const itemsIn = (store: Store): Collection<Item> =>
  store.collection<Item>(
    'listItems',
    { list: ({ listId }) => listId },
    noting(store, ({ number, listId }) => ({
      scope: listScope(listId),
      id: String(number),
      container: listId,
    })),
  );

/** @throws GraphError 404 */
export function findItem(store: Store, list: List, number: string): Item {
  const found = itemsIn(store).get(itemKey(list.id, number));
  if (!found) throw itemNotFound('item');
  return found;
}

/** SharePoint names a person by address too, which the metadata leaves out (Graph documentation, "listItem: delta"). */
const userOf = (userId: string) => {
  const person = people.find(({ objectId }) => objectId === userId);
  return { id: userId, ...(person && { displayName: person.displayName, email: person.mail }) };
};

/** Who writes: the application, and the person where there is one. */
export const identityOf = ({ appId, userId }: Caller): IdentitySet => ({
  application: { id: appId },
  ...(userId === null ? {} : { user: userOf(userId) }),
});

export const eTagOfItem = (item: Item): string => eTagOf(item);

/** Graph writes whole seconds. */
export const wholeSeconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** All fields, those that SharePoint keeps itself included. */
export const presentFields = (item: Item): Record<string, unknown> => ({
  '@odata.etag': eTagOf(item),
  ...item.fields,
  id: String(item.number),
  ContentType: 'Item',
  Modified: item.lastModifiedDateTime,
  Created: item.createdDateTime,
  _UIVersionString: `${item.version}.0`,
});

export function presentItem(site: Site, list: List, item: Item) {
  const eTag = eTagOf(item);
  return {
    '@odata.etag': eTag,
    createdDateTime: item.createdDateTime,
    eTag,
    id: String(item.number),
    lastModifiedDateTime: item.lastModifiedDateTime,
    webUrl: `${listUrl(site, list)}/${item.number}_.000`,
    createdBy: item.createdBy,
    lastModifiedBy: item.lastModifiedBy,
    parentReference: { id: list.id, siteId: site.id },
    contentType: { id: '0x0100', name: 'Item' },
  } satisfies ListItem & { '@odata.etag': string };
}
