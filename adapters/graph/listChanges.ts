/** What people changed in a SharePoint list (Microsoft Graph documentation, "listItem: delta"). */
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { Editor, ListChange } from '#core/sync/inbound/ports.ts';
import type { ListDefinition } from '#core/sync/lists.ts';
import type { ListFields } from '#core/sync/ports.ts';
import { readDelta, unreadable } from './delta.ts';
import type { Graph } from './graph.ts';
import { succeeded } from './outcome.ts';
import type { ListUrl } from './site.ts';

const what = 'the changes of the list could not be read';

const userSchema = z.object({ displayName: z.string().nullish(), email: z.string().nullish() });
const itemSchema = z.object({
  id: z.string(),
  deleted: z.looseObject({}).nullish(),
  lastModifiedBy: z.object({ user: userSchema.nullish() }).nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
});
type Item = z.infer<typeof itemSchema>;

/** Values that we never write, such as a person's, count as their text. SharePoint may turn line ends into two characters. */
const plainValue = (value: unknown): ListFields[string] => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : JSON.stringify(value);
};

/** Every column of ours; one that SharePoint leaves out is empty. */
const fieldsOf = (fields: Record<string, unknown>, names: readonly string[]): ListFields =>
  Object.fromEntries(names.map((name) => [name, plainValue(fields[name])]));

/** Null where no person is named: then it was an application, such as this service. */
const editorOf = ({ lastModifiedBy }: Item): Editor | null => {
  const user = lastModifiedBy?.user;
  if (!user?.displayName && !user?.email) return null;
  return { name: user.displayName ?? user.email ?? '', email: user.email?.toLowerCase() ?? null };
};

const changeOf = (item: Item, names: readonly string[]): ListChange => {
  const deleted = item.deleted !== undefined && item.deleted !== null;
  const fields = deleted || !item.fields ? null : fieldsOf(item.fields, names);
  const key = typeof fields?.Key === 'string' ? fields.Key : null;
  return { remoteId: item.id, deleted, key, fields, editor: deleted ? null : editorOf(item) };
};

/**
 * An item may come more than once on a page: the last occurrence counts. Of a deleted item there is
 * only the id.
 * @param find gives the list's URL, from its memory after the first time
 */
export const createListChanges = (
  graph: Graph,
  find: () => Promise<ListUrl>,
  clock: Clock,
  { columns }: ListDefinition,
): SideReader<ListChange> => {
  const names = ['Title', ...columns.map(({ name }) => name)];
  const withFields = `$expand=fields($select=${names.join(',')})`;
  return {
    async read(cursor) {
      const { value, page } = await readDelta(graph, clock, {
        first: `${await find()}/items/delta?${withFields}&$top=200`,
        cursor,
        what,
      });
      const changes = z
        .array(itemSchema)
        .parse(value)
        .map((item) => changeOf(item, names));
      return { ...page, changes: [...new Map(changes.map((change) => [change.remoteId, change])).values()] };
    },

    async check(remoteIds) {
      const list = await find();
      const answers = await graph.sendAll(
        remoteIds.map((id) => ({
          method: 'GET',
          url: `${list}/items/${encodeURIComponent(id)}?${withFields}`,
        })),
      );
      return answers.map((answer, place) => {
        if (answer.status === 404) return changeOf({ id: remoteIds[place] ?? '', deleted: {} }, names);
        if (!succeeded(answer)) throw unreadable(what, answer);
        return changeOf(itemSchema.parse(answer.body), names);
      });
    },
  };
};
