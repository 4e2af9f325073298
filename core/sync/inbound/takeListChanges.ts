/** Takes a page of what changed in the SharePoint list of events. */
import { listFields } from '../listFields.ts';
import { readListEdit } from './listEdit.ts';
import type { ListChange, Page, Taken } from './ports.ts';
import type { TakeDeps } from './takeEdit.ts';
import { takeThings } from './takeThings.ts';

/** The cursor of the page may be stored when `settled` says so. Taking a page again is harmless. */
export const takeListChanges = async (
  deps: TakeDeps,
  { changes, readAt }: Pick<Page<ListChange>, 'changes' | 'readAt'>,
): Promise<Taken> => {
  const things = changes.map(({ remoteId, key, deleted, fields, editor }) => ({
    remoteId,
    key,
    fields: deleted ? null : fields,
    editor,
  }));
  const { taken } = await takeThings(deps, 'list', things, readAt, {
    fieldsOf: listFields,
    read: readListEdit,
  });
  return taken;
};
