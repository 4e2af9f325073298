/** The events of a mail that whoever gets it may still join, as a calendar to go along with it. */
import { standingsOf } from '../bookings/standingsOf.ts';
import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import type { Calendar } from './calendar.ts';

/** Null when there are none any more: the mail may have waited long for its turn. */
export const mailedEvents = async (
  deps: Pick<Deps, 'clock' | 'events' | 'bookings'>,
  ids: readonly string[],
): Promise<Calendar | null> => {
  if (ids.length === 0) return null;
  const stored = await deps.events.getMany(ids);
  const standings = await standingsOf(deps, {
    events: stored.map(({ value }) => value),
    person: null,
    now: instantOf(deps.clock.now()),
  });
  const open = standings
    .filter(({ closed, placesLeft }) => closed === null && placesLeft !== 0)
    .map(({ event }) => ({ event, booking: null }))
    .sort((a, b) => a.event.start.localeCompare(b.event.start) || a.event.id.localeCompare(b.event.id));
  return open.length === 0 ? null : { name: 'Norfolk Learning', entries: open, changedAt: null };
};
