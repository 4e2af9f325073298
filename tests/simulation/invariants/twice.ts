/** Nothing of ours stands twice, even before a reconciliation could tidy up: repeating a creation makes no second thing. */
import type { World } from '../world/world.ts';
import { keyOf, readEvents, readItems } from './remote.ts';

export const checkTwice = async (world: World): Promise<void> => {
  const { tables, places, violated } = world;
  const known = new Set(tables.events.all().map(({ id }) => id));
  const items = (await readItems(world, places.eventList)).map(({ fields }) => String(fields.Key ?? ''));
  const bookings = (await readItems(world, places.bookingList)).map(({ fields }) => String(fields.Key ?? ''));
  const entries = (await readEvents(world))
    .filter(({ isCancelled }) => !isCancelled)
    .map((one) => keyOf(one) ?? '');
  for (const [where, keys] of Object.entries({ list: items, bookings, calendar: entries }))
    for (const [key, found] of Map.groupBy(keys, (one) => one))
      if (found.length > 1 && (known.has(key) || where === 'bookings'))
        violated(`${key} stands ${found.length} times in the ${where}, before anything was reconciled`);
};
