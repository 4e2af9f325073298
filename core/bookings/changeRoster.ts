/**
 * The one way a roster is written: mark → conditional write → audit → mail → publish. Whoever loses the race reads
 * again and decides again, so a decision always rests on the roster it replaces.
 */

import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { auditOf } from './auditOf.ts';
import type { Booking, Roster } from './booking.ts';
import { placesHeld } from './roster.ts';
import { tellOf } from './tellOf.ts';

export type RosterDeps = Pick<
  Deps,
  'clock' | 'events' | 'bookings' | 'projections' | 'outbox' | 'audit' | 'mailer' | 'links' | 'publicUrl'
>;

/** Each lost race means that somebody else got through, so this many in a row is a crowd at one door. */
const mostAttempts = 30;

type Change = { changed: readonly Booking[]; roster: Roster };

/** `actor`: who causes the change; null when time does, or the person whose booking it is through their own link. */
export async function changeRoster<C extends Change>(
  deps: RosterDeps,
  event: CollaborativeEvent,
  actor: Person | null,
  decide: (roster: Roster, now: Instant) => Result<C>,
): Promise<Result<C>> {
  const subjects = [{ kind: 'bookings', eventId: event.id }] as const;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { roster, etag } = await deps.bookings.roster(event.id);
    const now = instantOf(deps.clock.now());
    const decided = decide(roster, now);
    if (!decided.ok || decided.value.changed.length === 0) return decided;

    const { changed, roster: after } = decided.value;
    // At every attempt: whoever won the race before may have had the mark of the last one cleared.
    await deps.outbox.mark(subjects);
    const written = await deps.bookings.write(event.id, changed, placesHeld(after), etag);
    if (written === 'conflict') continue;

    await deps.audit.record(auditOf(roster, changed, actor, now));
    await tellOf(deps, event, after, changed);
    await deps.outbox.publish(subjects);
    return succeed(decided.value);
  }
  return fail('busy', 'Many people are booking this event right now. Nothing has changed. Please try again.');
}
