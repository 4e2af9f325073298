import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Booking, holdsPlace } from '#core/bookings/booking.ts';
import type { BookingStore } from '#core/bookings/ports.ts';
import { externalKey } from '#core/people/person.ts';
import { aBooking, aPerson } from '../../builders/aBooking.ts';
import type { OpenStorage } from './opened.ts';

/** Books as the rules do: read, decide, write on condition, begin again when somebody was faster. */
const bookOnePlace = async (store: BookingStore, eventId: string, n: number, capacity: number) => {
  for (;;) {
    const { roster, etag } = await store.roster(eventId);
    const held = roster.bookings.filter(holdsPlace).length;
    const state = held < capacity ? 'going' : 'waiting';
    const booking = aBooking({ eventId, person: aPerson(n), state });
    if ((await store.write(eventId, [booking], held + (state === 'going' ? 1 : 0), etag)) === 'written')
      return;
  }
};

export const bookingStoreContract = (open: OpenStorage) =>
  describe('booking store', () => {
    const fresh = () => {
      const { bookings, ids } = open();
      return { bookings, eventId: ids.next() };
    };

    test('has an empty roster without a tag before the first booking', async () => {
      const { bookings, eventId } = fresh();
      expect(await bookings.roster(eventId)).toEqual({ roster: { eventId, bookings: [] }, etag: null });
      expect(await bookings.placesHeld([eventId])).toEqual(new Map());
    });

    test('counts the places held at many events, neighbours and scattered ones', async () => {
      const { bookings, eventId } = fresh();
      const events = Array.from({ length: 40 }, (_, n) => `${eventId}${String(n).padStart(3, '0')}`);
      for (const [held, each] of events.entries())
        await bookings.write(each, [aBooking({ eventId: each })], held, null);
      const counted = async (ids: readonly string[]) => [...(await bookings.placesHeld(ids))].sort();
      const expected = events.map((each, held): [string, number] => [each, held]);
      expect(await counted(events.slice(10, 25))).toEqual(expected.slice(10, 25));
      expect(await counted([...events.filter((_, n) => n % 5 === 0), `${eventId}absent`])).toEqual(
        expected.filter((_, n) => n % 5 === 0),
      );
    });

    test('gives back bookings as they were written and counts places', async () => {
      const { bookings, eventId } = fresh();
      const external = {
        key: externalKey("o'brien+a/b#c@hub.example"),
        name: 'Guest',
        email: 'guest@hub.example',
      };
      const written = [aBooking({ eventId }), aBooking({ eventId, person: external, reference: 'D4N5R' })];
      expect(await bookings.write(eventId, written, 2, null)).toBe('written');
      const { roster } = await bookings.roster(eventId);
      expect(roster.bookings).toHaveLength(2);
      expect(roster.bookings).toEqual(expect.arrayContaining(written));
      expect(await bookings.placesHeld([eventId, `${eventId}x`])).toEqual(new Map([[eventId, 2]]));
      expect((await bookings.ofPerson(external.key)).filter((each) => each.eventId === eventId)).toEqual([
        written[1],
      ]);
    });

    test('lets only one of two writers of the same roster through', async () => {
      const { bookings, eventId } = fresh();
      const write = (n: number, etag: string | null) =>
        bookings.write(eventId, [aBooking({ eventId, person: aPerson(n) })], 1, etag);
      expect(await write(1, null)).toBe('written');
      expect(await write(2, null)).toBe('conflict');
      const { etag } = await bookings.roster(eventId);
      expect(await write(2, etag)).toBe('written');
      expect(await write(3, etag)).toBe('conflict');
      expect((await bookings.roster(eventId)).roster.bookings).toHaveLength(2);
    });

    test('leaves no trace of a booking that lost', async () => {
      const { bookings, eventId } = fresh();
      await bookings.write(eventId, [aBooking({ eventId })], 1, null);
      const loser = aBooking({ eventId, person: aPerson(77) });
      expect(await bookings.write(eventId, [loser], 1, null)).toBe('conflict');
      const ofLoser = await bookings.ofPerson(loser.person.key);
      expect(ofLoser.filter((each) => each.eventId === eventId)).toEqual([]);
    });

    test('replaces a person’s booking instead of adding another', async () => {
      const { bookings, eventId } = fresh();
      await bookings.write(eventId, [aBooking({ eventId })], 1, null);
      const { etag } = await bookings.roster(eventId);
      const cancelled = aBooking({ eventId, state: 'cancelled' });
      expect(await bookings.write(eventId, [cancelled], 0, etag)).toBe('written');
      expect((await bookings.roster(eventId)).roster.bookings).toEqual([cancelled]);
      expect(await bookings.placesHeld([eventId])).toEqual(new Map([[eventId, 0]]));
    });

    test('finds every booking of a person, over all events', async () => {
      const { bookings, eventId } = fresh();
      const person = {
        key: externalKey(`${eventId}@hub.example`),
        name: 'Guest',
        email: 'guest@hub.example',
      };
      const events = [`${eventId}a`, `${eventId}b`];
      for (const each of events) await bookings.write(each, [aBooking({ eventId: each, person })], 1, null);
      expect((await bookings.ofPerson(person.key)).map((each) => each.eventId).sort()).toEqual(events);
      expect(await bookings.ofPerson('mail:nobody@hub.example')).toEqual([]);
    });

    test('writes 99 bookings together and refuses one more', async () => {
      const { bookings, eventId } = fresh();
      const many = (count: number): Booking[] =>
        Array.from({ length: count }, (_, n) => aBooking({ eventId, person: aPerson(n) }));
      await expect(bookings.write(eventId, many(100), 100, null)).rejects.toThrow();
      expect(await bookings.write(eventId, many(99), 99, null)).toBe('written');
    });

    test('finds events where an offer has run out, until it is taken away', async () => {
      const { bookings, eventId } = fresh();
      const lapsed = async (now: string) =>
        (await bookings.withLapsedOffers(now, 1000)).filter((each) => each === eventId);
      const offered = aBooking({ eventId, state: 'offered', offeredUntil: '2026-12-01T12:00:00Z' });
      await bookings.write(eventId, [offered, aBooking({ eventId, person: aPerson(2) })], 2, null);
      expect(await lapsed('2026-12-01T11:59:59Z')).toEqual([]);
      expect(await lapsed('2026-12-01T12:00:00Z')).toEqual([eventId]);
      expect(await lapsed('2026-12-02T12:00:00Z')).toEqual([eventId]);
      const { etag } = await bookings.roster(eventId);
      await bookings.write(eventId, [{ ...offered, state: 'waiting' }], 1, etag);
      expect(await lapsed('2026-12-02T12:00:00Z')).toEqual([]);
      expect(await bookings.withLapsedOffers('2099-01-01T00:00:00Z', 0)).toEqual([]);
    });

    test('never holds more places than there are, however many book at once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 4 }),
          fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 7 }),
          async (capacity, people) => {
            const { bookings, eventId } = fresh();
            await Promise.all(people.map((n) => bookOnePlace(bookings, eventId, n, capacity)));
            const { roster } = await bookings.roster(eventId);
            const going = roster.bookings.filter(holdsPlace).length;
            expect(roster.bookings).toHaveLength(people.length);
            expect(going).toBe(Math.min(capacity, people.length));
            expect((await bookings.placesHeld([eventId])).get(eventId)).toBe(going);
          },
        ),
        { numRuns: 12, seed: 20261122 },
      );
    }, 30_000);
  });
