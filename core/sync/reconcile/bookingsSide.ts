/**
 * The list of bookings. It says what the rosters say and nobody's edits are taken from it: what somebody changed,
 * deleted or left there is put right.
 */
import type { Deps } from '../../deps.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import { instantOf } from '../../time/zones.ts';
import { without } from '../diffSnapshot.ts';
import type { SideReader } from '../inbound/following.ts';
import type { ListChange, Page } from '../inbound/ports.ts';
import { threeWay } from '../inbound/threeWay.ts';
import { written } from '../inbound/written.ts';
import { bookingKey, eventIdOfBooking } from '../listFields.ts';
import { byKey } from '../notes.ts';
import { planBookingItems } from '../planProjections.ts';
import type { Projection } from '../ports.ts';
import { type DriftDetail, detailsOf } from './drift.ts';
import { markDrifted } from './markDrifted.ts';
import { type ComparedSide, isShown } from './side.ts';

export type BookingsSideDeps = Pick<
  Deps,
  'clock' | 'events' | 'bookings' | 'projections' | 'bookingList' | 'outbox'
>;

const target = 'bookingList';

type Rostered = { event: CollaborativeEvent; notes: Projection[]; details: DriftDetail[] };

/** The events that are shown, with what we noted of their bookings and how that is not what the rosters want. */
const rostered = async (
  deps: BookingsSideDeps,
  events: readonly CollaborativeEvent[],
): Promise<Rostered[]> => {
  const now = instantOf(deps.clock.now());
  const shown = events.filter((event) => isShown(event, now));
  return Promise.all(
    shown.map(async (event) => {
      const { bookings } = (await deps.bookings.roster(event.id)).roster;
      const notes =
        bookings.length > 0 ? await deps.projections.getMany(target, bookings.map(bookingKey)) : [];
      const refused = new Set(notes.flatMap(({ key, problem }) => (problem === null ? [] : [key])));
      const plans = planBookingItems(event, bookings, byKey(notes));
      const wanted = plans.filter(({ operation }) => !refused.has(operation.key));
      return { event, notes, details: wanted.flatMap(detailsOf) };
    }),
  );
};

/** Forgets what does not stand there as we wrote it, so that our notes no longer are what the rosters want. */
const forget = async (
  deps: BookingsSideDeps,
  { changes, readAt }: Page<ListChange>,
): Promise<{ settled: boolean }> => {
  const notes = await deps.projections.byRemoteId(
    target,
    changes.map(({ remoteId }) => remoteId),
  );
  const items = new Map(changes.map((change) => [change.remoteId, change]));
  const keys = notes.map(({ key }) => key);
  await deps.projections.change(target, keys, (note) => {
    const item = note && items.get(note.remoteId);
    if (!item || written(note, readAt) !== 'before') return note;
    if (!item.fields) return null;
    const { edited } = threeWay(note.snapshot, note.snapshot, item.fields);
    return Object.keys(edited).length > 0 ? { ...note, snapshot: without(note.snapshot, edited) } : note;
  });
  return { settled: notes.every((note) => written(note, readAt) !== 'together') };
};

export const bookingsSide = (
  deps: BookingsSideDeps,
  reader: SideReader<ListChange>,
): ComparedSide<ListChange> => ({
  source: 'bookings',
  target,
  reader,
  take: (page) => forget(deps, page),
  isGone: ({ deleted }) => deleted,
  isFollowed: false,
  eventOf: eventIdOfBooking,
  notesOf: async (events) => (await rostered(deps, events)).flatMap(({ notes }) => notes),
  // Whoever makes an item has noted so before.
  isLeftover: (_event, note) => note === undefined || note.remoteId !== '',
  remove: (things) => deps.bookingList.apply(things.map((thing) => ({ op: 'delete', ...thing }))),
  compareNotes: async (events) =>
    markDrifted(
      deps,
      'bookings',
      (await rostered(deps, events))
        .filter(({ details }) => details.length > 0)
        .map(({ event, details }) => ({ eventId: event.id, outcome: 'mended', details })),
    ),
});
