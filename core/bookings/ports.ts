import type { Instant } from '../events/event.ts';
import type { Booking, Roster } from './booking.ts';

/** A roster with the tag that the next write must name; null when the event has no bookings yet. */
export type StoredRoster = { roster: Roster; etag: string | null };

export interface BookingStore {
  roster(eventId: string): Promise<StoredRoster>;
  /** Places held now (going and offered) for each event; events without bookings are left out. */
  placesHeld(eventIds: readonly string[]): Promise<Map<string, number>>;
  /**
   * Writes the changed bookings (at most 99) as one transaction, only if nobody wrote to this roster since `etag`.
   * `placesHeld` is the new number of places held in the whole roster. `gone`: keys of people whose bookings leave it.
   */
  write(
    eventId: string,
    changed: readonly Booking[],
    placesHeld: number,
    etag: string | null,
    gone?: readonly string[],
  ): Promise<'written' | 'conflict'>;
  /** This person's bookings, cancelled ones included. */
  ofPerson(personKey: string): Promise<Booking[]>;
  /** Ids of events where the time of an offer has run out at `now`, at most `limit`. */
  withLapsedOffers(now: Instant, limit: number): Promise<string[]>;
  /** Removes whatever finds bookings by this person; the bookings themselves stay where they are. */
  forgetPerson(personKey: string): Promise<void>;
  /** Removes the whole roster. Answers how many bookings went. */
  forget(eventId: string): Promise<number>;
}
