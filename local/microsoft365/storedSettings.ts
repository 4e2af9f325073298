/** Settings as data: one document in the store, so that they outlive a restart, end with a reset and can change at any time. */
import type { z } from 'zod';
import type { Store } from './store.ts';

export type StoredSettings<T> = {
  read(store: Store): T;
  /** Changes what `changes` names. @throws ZodError for what the settings do not have or cannot be */
  change(store: Store, changes: unknown): T;
};

/** @param schema every member has a default */
export const storedSettings = <T extends object>(name: string, schema: z.ZodType<T>): StoredSettings<T> => {
  const documents = (store: Store) => store.collection<T>('settings');
  const defaults = schema.parse({});
  // What an older state does not name has its default.
  const read = (store: Store): T => ({ ...defaults, ...documents(store).get(name) });
  return {
    read,
    change(store, changes) {
      const settings = schema.parse({ ...read(store), ...Object(changes) });
      documents(store).put(name, settings);
      return settings;
    },
  };
};
