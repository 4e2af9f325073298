import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { InMemoryBookings } from '../../tests/doubles/bookings.ts';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { holdsPlace } from './booking.ts';
import { bookPlace } from './bookPlace.ts';
import { expireOffers } from './expireOffers.ts';
import { giveUpPlace } from './giveUpPlace.ts';
import type { BookingStore } from './ports.ts';

const capacity = 2;
const event = anEvent({ capacity });

/** What is wrong with a roster as it stands; nothing, if all is well. */
function wrongs(store: InMemoryBookings): string[] {
  const bookings = store.of(event.id);
  const held = bookings.filter(holdsPlace).length;
  const active = bookings.filter(({ state }) => state !== 'cancelled').map(({ person }) => person.email);
  return [
    held > capacity ? `${held} places held of ${capacity}` : '',
    new Set(active).size < active.length ? 'somebody has two bookings' : '',
    new Set(bookings.map(({ reference }) => reference)).size < bookings.length ? 'two share a reference' : '',
    (store.rosters.get(event.id)?.placesHeld ?? 0) === held ? '' : 'places are miscounted',
  ].filter((wrong) => wrong !== '');
}

/** The same store, where the scheduler decides in which order waiting calls go on, and every write is looked at. */
function scheduled(scheduler: fc.Scheduler, inner: InMemoryBookings, found: string[]): BookingStore {
  return {
    roster: scheduler.scheduleFunction((id: string) => inner.roster(id)),
    write: scheduler.scheduleFunction(async (...args: Parameters<BookingStore['write']>) => {
      const outcome = await inner.write(...args);
      found.push(...wrongs(inner));
      return outcome;
    }),
    placesHeld: (ids) => inner.placesHeld(ids),
    ofPerson: (key) => inner.ofPerson(key),
    withLapsedOffers: (now, limit) => inner.withLapsedOffers(now, limit),
    forgetPerson: () => inner.forgetPerson(),
    forget: (id) => inner.forget(id),
  };
}

const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom('book', 'book', 'book', 'giveUp', 'tick'),
    who: fc.integer({ min: 0, max: 5 }),
    minutes: fc.constantFrom(0, 0, 0, 60, 25 * 60),
  }),
  { minLength: 1, maxLength: 25 },
);

test('places never exceed capacity and nobody has two bookings, whatever the order of events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), deeds, async (scheduler, steps) => {
      const clock = new FixedClock();
      const inner = new InMemoryBookings();
      const found: string[] = [];
      const deps = inMemoryDeps({ clock, bookings: scheduled(scheduler, inner, found) });
      deps.events.seed(event);
      const running = steps.map(async ({ deed, who, minutes }) => {
        clock.advance(minutes);
        const principal = aPrincipal(`person${who}`);
        if (deed === 'tick') return expireOffers(deps);
        return deed === 'book'
          ? bookPlace(deps, { principal, eventId: event.id })
          : giveUpPlace(deps, { principal, eventId: event.id });
      });
      await scheduler.waitFor(Promise.all(running));
      expect(found).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a hundred people at one door at once fill it exactly, and the others stand in line or are asked to try again', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(event);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      bookPlace(deps, { principal: aPrincipal(`person${n}`), eventId: event.id }),
    ),
  );
  const states = answers.map((answer) => (answer.ok ? answer.value.booking.state : answer.failure.code));
  expect(states.filter((state) => state === 'going')).toHaveLength(capacity);
  expect(states.every((state) => ['going', 'waiting', 'busy'].includes(state))).toBe(true);
  expect(deps.bookings.of(event.id)).toHaveLength(states.filter((state) => state !== 'busy').length);
});
