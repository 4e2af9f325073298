/** Which items of a list changed in which order: each item's last change only, deletions included. */
import type { Collection, Store } from '../../store.ts';

/** The `position`-th change in the list was to the item `number`, which may be gone since. */
export type ItemChange = { listId: string; number: number; position: number };

const changesIn = (store: Store): Collection<ItemChange> =>
  store.collection<ItemChange>('itemChanges', { list: ({ listId }) => listId });

const countersIn = (store: Store): Collection<number> => store.collection<number>('itemChangeCounters');

/** How many changes a list has seen. */
export const lastPosition = (store: Store, listId: string): number => countersIn(store).get(listId) ?? 0;

export function noteChange(store: Store, listId: string, number: number): void {
  const position = lastPosition(store, listId) + 1;
  countersIn(store).put(listId, position);
  changesIn(store).put(`${listId}/${number}`, { listId, number, position });
}

/** In order, those after `position`. */
export const changesAfter = (store: Store, listId: string, position: number): ItemChange[] =>
  changesIn(store)
    .by('list', listId)
    .filter((change) => change.position > position)
    .sort((a, b) => a.position - b.position);

export function forgetChanges(store: Store, listId: string): void {
  for (const { number } of changesIn(store).by('list', listId))
    changesIn(store).delete(`${listId}/${number}`);
  countersIn(store).delete(listId);
}
