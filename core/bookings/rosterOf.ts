/** Who goes and who waits: for those who run the event. Members never see each other here. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import type { Booking } from './booking.ts';
import { inLine } from './waitingList.ts';

export type RosterView = {
  going: readonly Booking[];
  offered: readonly Booking[];
  /** In the order of the line. */
  waiting: readonly Booking[];
};

/** Fails with `forbidden` for everyone but editors. */
export async function rosterOf(
  deps: Pick<Deps, 'bookings'>,
  { principal, eventId }: { principal: Principal; eventId: string },
): Promise<Result<RosterView>> {
  if (!mayEdit(principal)) return fail('forbidden', 'The list of people is for those who run the event.');
  const { roster } = await deps.bookings.roster(eventId);
  const inState = (state: Booking['state']) => roster.bookings.filter((booking) => booking.state === state);
  return succeed({ going: inState('going'), offered: inState('offered'), waiting: inLine(roster) });
}
