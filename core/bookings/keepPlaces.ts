/**
 * Puts the places of an event back up to those that are held. Events and rosters are written apart: whoever cuts places
 * down and whoever books in the same moment may both find room. Nobody who was told that they have a place loses it.
 */
import { type ChangeDeps, changeEvent } from '../events/changeEvent.ts';

export const keepPlaces = async (deps: ChangeDeps, eventId: string): Promise<void> => {
  await changeEvent(deps, {
    eventId,
    who: 'service',
    from: 'booked while places were cut down',
    decide: ({ capacity }, held) =>
      capacity !== null && held > capacity ? { details: { capacity: held }, state: null } : null,
  });
};
