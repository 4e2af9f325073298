/** Changes one event: mark → conditional write → publish → audit. The one way for a single change, whichever door it came through. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Subject } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import { checkDetails } from './checkDetails.ts';
import { compareDetails } from './compareDetails.ts';
import type { CollaborativeEvent, EventDetails, EventState } from './event.ts';
import { sourceAfterEdit } from './statedByFeed.ts';

export type ChangeDeps = Pick<Deps, 'clock' | 'events' | 'bookings' | 'outbox' | 'audit'>;

/** What is to be different. `state` null: as it is. */
export type EventChange = { details: Partial<EventDetails>; state: EventState | null };

/** Lost races in a row before somebody else is clearly busy with the same event. */
const mostAttempts = 10;

const present = <T>(value: T | null): value is T => value !== null;

type Flaw = { field: keyof EventDetails | null; reason: string };

/** The first rule that the event would break, places already held among them; null when it may stand. */
export const flawOf = (event: CollaborativeEvent, placesHeld: number): Flaw | null => {
  const flaw = checkDetails(event);
  if (flaw) return flaw;
  if (event.capacity === null || event.capacity >= placesHeld) return null;
  return {
    field: 'capacity',
    reason: `${placesHeld === 1 ? '1 place is' : `${placesHeld} places are`} taken already, so there cannot be only ${event.capacity}.`,
  };
};

/** The event with the change, before it is written. */
export const changed = (event: CollaborativeEvent, { details, state }: EventChange): CollaborativeEvent => ({
  ...event,
  ...details,
  state: state ?? event.state,
});

/**
 * `decide` is asked again after each lost race, with the event as it then is and the places held; null changes nothing.
 * Fails with `notFound`, `invalid` (a rule in a sentence) and `busy`. A change that makes no difference is not written.
 */
export const changeEvent = async (
  deps: ChangeDeps,
  {
    eventId,
    who,
    from,
    decide,
  }: {
    eventId: string;
    /** Key of who changes it, for the trail. */
    who: string;
    /** Where the change was made, in words, for the trail. */
    from: string;
    decide: (event: CollaborativeEvent, placesHeld: number) => EventChange | null;
  },
): Promise<Result<CollaborativeEvent>> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const stored = await deps.events.get(eventId);
    if (!stored) return fail('notFound', 'This event is not listed.');
    const held = (await deps.bookings.placesHeld([eventId])).get(eventId);
    const change = decide(stored.value, held ?? 0);
    const next = change && changed(stored.value, change);
    const fields = next ? compareDetails(stored.value, next).map(({ field }) => field) : [];
    const turned = next && next.state !== stored.value.state ? 'state' : null;
    const what = [...fields, turned].filter(present);
    if (!next || what.length === 0) return succeed(stored.value);
    const flaw = flawOf(next, held ?? 0);
    // An older flaw does not stand in the way of a change that has nothing to do with it.
    if (flaw && flaw.reason !== flawOf(stored.value, held ?? 0)?.reason) return fail('invalid', flaw.reason);

    const now = instantOf(deps.clock.now());
    const source = sourceAfterEdit(stored.value, next);
    const event = { ...next, source, version: stored.value.version + 1, changedAt: now };
    const booked = held !== undefined;
    const subjects: Subject[] = [{ kind: 'event', eventId }];
    if (booked) subjects.push({ kind: 'bookings', eventId });
    await deps.outbox.mark(subjects);
    if ((await deps.events.write([{ event, etag: stored.etag }])) === 'conflict') continue;
    await deps.outbox.publish(subjects);
    const detail = `${from}, version ${event.version}: ${what.join(', ')}`;
    const deed = next.state === 'cancelled' && turned ? 'event.cancelled' : 'event.changed';
    await deps.audit.record([{ at: now, who, what: deed, subject: eventId, detail }]);
    return succeed(event);
  }
  return fail(
    'busy',
    'Somebody else is changing this event right now. Nothing has changed. Please try again.',
  );
};
