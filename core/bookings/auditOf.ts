/** What the audit trail says about a changed roster: one entry for each booking, by its reference, with the key of who acted. */
import type { Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import type { AuditEntry } from '../people/ports.ts';
import type { Booking, BookingState, Roster } from './booking.ts';

const deeds: Record<BookingState, string> = {
  going: 'booking.made',
  waiting: 'booking.waiting',
  offered: 'booking.offered',
  cancelled: 'booking.givenUp',
};

/** Who stands in the trail for what time brings about. */
const service = 'service';

/** `actor` null: people who came through their own link acted for themselves, offers were made and ended by time. */
export function auditOf(
  before: Roster,
  changed: readonly Booking[],
  actor: Person | null,
  at: Instant,
): AuditEntry[] {
  return changed.map((booking) => {
    const was = before.bookings.find((other) => other.person.key === booking.person.key)?.state;
    const byTime = booking.state === 'offered' || (was === 'offered' && booking.state === 'waiting');
    return {
      at,
      who: byTime ? service : (actor?.key ?? booking.person.key),
      what: byTime && booking.state === 'waiting' ? 'booking.lapsed' : deeds[booking.state],
      subject: booking.eventId,
      detail: booking.reference,
    };
  });
}
