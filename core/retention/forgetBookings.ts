/**
 * Bookings of events that ended before the term: first their items in SharePoint, then what was noted about their letters,
 * then the roster. Outlook is left alone: taking people off an event of two years ago would mail them.
 */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { carryOut } from '../sync/carryOut.ts';
import { bookingKey } from '../sync/listFields.ts';
import { byKey } from '../sync/notes.ts';
import { planItem } from '../sync/planProjections.ts';
import type { Removed, Removing } from './removing.ts';

type BookingDeps = Pick<Deps, 'clock' | 'ids' | 'events' | 'bookings' | 'projections' | 'bookingList'>;

const beginning = '2000-01-01T00:00:00Z';
const letters = ['letter', 'cancellationMail'] as const;

/** All of a roster goes, or nothing of it while its items cannot be removed. */
const forgetRoster = async (deps: BookingDeps, { id }: CollaborativeEvent): Promise<Removed> => {
  const { roster } = await deps.bookings.roster(id);
  const keys = roster.bookings.map(bookingKey);
  const items = byKey(await deps.projections.getMany('bookingList', keys));
  const plans = keys.flatMap((key) => planItem(key, null, items.get(key)) ?? []);
  await carryOut(deps, 'bookingList', (operations) => deps.bookingList.apply(operations), plans);
  // Busy or refused, or made only now so that it can go: the next run removes what stands there still.
  if ((await deps.projections.getMany('bookingList', keys)).length > 0) return { gone: 0, kept: keys.length };
  for (const target of letters) await deps.projections.change(target, keys, () => null);
  return { gone: await deps.bookings.forget(id), kept: 0 };
};

export const forgetBookings: Removing<BookingDeps> = async (deps, before, mayGoOn) => {
  const past = (await deps.events.between(beginning, before)).filter(({ end }) => end < before);
  const booked = await deps.bookings.placesHeld(past.map(({ id }) => id));
  const removed: Removed = { gone: 0, kept: 0 };
  for (const event of past.filter(({ id }) => booked.has(id))) {
    if (!mayGoOn()) break;
    const { gone, kept } = await forgetRoster(deps, event);
    removed.gone += gone;
    removed.kept += kept;
  }
  return removed;
};
