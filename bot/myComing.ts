/** What a person holds at events that are not over, soonest first. */
import { bookingsOf } from '#core/bookings/myBookings.ts';
import type { Standing } from '#core/bookings/standingOf.ts';
import { standingsOf } from '#core/bookings/standingsOf.ts';
import { now } from './coming.ts';
import type { BotDeps, Turn } from './turn.ts';

export async function myComing(deps: BotDeps, { person }: Turn): Promise<Standing[]> {
  const bookings = await bookingsOf(deps, person);
  const stored = await deps.events.getMany(bookings.map(({ eventId }) => eventId));
  const events = stored
    .map(({ value }) => value)
    .filter(({ end, state }) => end > now(deps) && state !== 'draft')
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  return standingsOf(deps, { events, person, now: now(deps) });
}
