/** Which item holds which value in a unique column: found at once however long the list. Texts are compared without case. */
import type { Store } from '../../store.ts';
import type { FieldValue } from './item.ts';

const keyOf = (listId: string, column: string, value: FieldValue): string =>
  JSON.stringify([listId, column, typeof value === 'string' ? value.toLowerCase() : value]);

export const uniqueValuesIn = (store: Store) => {
  const held = store.collection<number>('uniqueValues');
  return {
    /** Number of the item that holds the value; null when it is free. */
    holder: (listId: string, column: string, value: FieldValue): number | null =>
      held.get(keyOf(listId, column, value)) ?? null,
    hold: (listId: string, column: string, value: FieldValue, item: number): void =>
      held.put(keyOf(listId, column, value), item),
    release: (listId: string, column: string, value: FieldValue): void => {
      held.delete(keyOf(listId, column, value));
    },
  };
};
