import { type Booking, holdsPlace } from '#core/bookings/booking.ts';
import type { BookingStore, StoredRoster } from '#core/bookings/ports.ts';
import type { Instant } from '#core/events/event.ts';

const offerLapsed = (booking: Booking, now: Instant): boolean =>
  booking.state === 'offered' && booking.offeredUntil !== null && booking.offeredUntil <= now;

type Row = { bookings: Map<string, Booking>; placesHeld: number; etag: string };

/** Rosters in memory, with tags that a conditional write must name. */
export class InMemoryBookings implements BookingStore {
  readonly rosters = new Map<string, Row>();
  #tag = 0;

  /** Stores bookings past all conditions: how a test lays out its beginning. */
  seed(...bookings: readonly Booking[]): void {
    for (const booking of bookings) this.#put(booking.eventId, [booking]);
  }

  /** The stored bookings of one event. */
  of(eventId: string): Booking[] {
    return structuredClone([...(this.rosters.get(eventId)?.bookings.values() ?? [])]);
  }

  async roster(eventId: string): Promise<StoredRoster> {
    return {
      roster: { eventId, bookings: this.of(eventId) },
      etag: this.rosters.get(eventId)?.etag ?? null,
    };
  }

  async placesHeld(eventIds: readonly string[]): Promise<Map<string, number>> {
    return new Map(
      eventIds.flatMap((id) => {
        const row = this.rosters.get(id);
        return row ? [[id, row.placesHeld] as const] : [];
      }),
    );
  }

  async write(
    eventId: string,
    changed: readonly Booking[],
    placesHeld: number,
    etag: string | null,
    gone: readonly string[] = [],
  ): Promise<'written' | 'conflict'> {
    if (changed.length > 99) throw new RangeError('at most 99 bookings are written together');
    if ((this.rosters.get(eventId)?.etag ?? null) !== etag) return 'conflict';
    this.#put(eventId, changed, placesHeld);
    for (const key of gone) this.rosters.get(eventId)?.bookings.delete(key);
    return 'written';
  }

  async ofPerson(personKey: string): Promise<Booking[]> {
    return structuredClone([...this.rosters.values()].flatMap((row) => row.bookings.get(personKey) ?? []));
  }

  /** Found by looking: there is nothing beside the rosters that could be removed. */
  async forgetPerson(): Promise<void> {}

  async forget(eventId: string): Promise<number> {
    const bookings = this.of(eventId).length;
    this.rosters.delete(eventId);
    return bookings;
  }

  async withLapsedOffers(now: Instant, limit: number): Promise<string[]> {
    return [...this.rosters]
      .filter(([, row]) => [...row.bookings.values()].some((booking) => offerLapsed(booking, now)))
      .map(([eventId]) => eventId)
      .slice(0, limit);
  }

  #put(eventId: string, changed: readonly Booking[], placesHeld?: number): void {
    const bookings = this.rosters.get(eventId)?.bookings ?? new Map<string, Booking>();
    for (const booking of changed) bookings.set(booking.person.key, structuredClone(booking));
    this.#tag += 1;
    this.rosters.set(eventId, {
      bookings,
      placesHeld: placesHeld ?? [...bookings.values()].filter(holdsPlace).length,
      etag: `tag-${this.#tag}`,
    });
  }
}
