/** Workers side by side on one event, whatever waits for what: in the end the projections say what the truth says. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { aroundCalls } from '../../tests/doubles/aroundCalls.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { Booking } from '../bookings/booking.ts';
import { placeFor } from '../bookings/bookPlace.ts';
import { giveUpPlace } from '../bookings/giveUpPlace.ts';
import { changeEvent } from '../events/changeEvent.ts';
import { calendarEntry } from './calendarEntry.ts';
import { bookingKey, listFields } from './listFields.ts';
import { projectSubjects } from './projectSubjects.ts';
import { sweepOutbox } from './sweepOutbox.ts';

const id = anEvent().id;
const subjects = [
  { kind: 'event', eventId: id },
  { kind: 'bookings', eventId: id },
] as const;

/** Each call waits until it is its turn, before it is carried out and after. */
const inTurns = (deps: InMemoryDeps, turns: fc.Scheduler, name: string): InMemoryDeps =>
  aroundCalls(
    deps,
    ['events', 'bookings', 'outbox', 'projections', 'eventList', 'bookingList', 'calendar'],
    async (call, what) => {
      await turns.schedule(Promise.resolve(), `${name} ${what}`);
      const answer = await call();
      await turns.schedule(Promise.resolve(), `${name} ${what} answered`);
      return answer;
    },
  );

type Act =
  | { do: 'rename'; title: string }
  | { do: 'state'; state: 'published' | 'cancelled' }
  | { do: 'book' | 'giveUp'; person: number }
  | { do: 'work' };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'work' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rename' as const), title: fc.constantFrom('A', 'B', 'C') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('state' as const),
      state: fc.constantFrom('published' as const, 'cancelled' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('book' as const, 'giveUp' as const), person: fc.nat(2) }),
  },
);

const carryOut = async (deps: InMemoryDeps, now: Act): Promise<void> => {
  if (now.do === 'work') await projectSubjects(deps, subjects);
  else if (now.do === 'book')
    await placeFor(deps, { eventId: id, person: aPerson(now.person), actor: aPerson(now.person) });
  else if (now.do === 'giveUp')
    await giveUpPlace(deps, { principal: { ...aPrincipal(), ...aPerson(now.person) }, eventId: id });
  else if (now.do === 'rename' || now.do === 'state')
    await changeEvent(deps, {
      eventId: id,
      who: 'editor',
      from: 'the test',
      decide: () =>
        now.do === 'rename'
          ? { details: { title: now.title }, state: null }
          : { details: {}, state: now.state },
    });
};

const comeToRest = async (deps: InMemoryDeps): Promise<void> => {
  for (let round = 0; round < 30 && (await deps.outbox.size()) > 0; round += 1) {
    deps.clock.advance(3);
    await sweepOutbox(deps);
    const messages = deps.outbox.published.splice(0);
    for (const message of messages) await projectSubjects(deps, message);
  }
  expect(await deps.outbox.size()).toBe(0);
};

const inTurn = (a: Booking, b: Booking): number =>
  a.queuedAt.localeCompare(b.queuedAt) || a.reference.localeCompare(b.reference);

const expectInStep = async (deps: InMemoryDeps): Promise<void> => {
  const event = (await deps.events.get(id))?.value;
  const live = event?.state === 'published' ? [event] : [];
  const bookings = live.length > 0 ? deps.bookings.of(id).filter(({ state }) => state !== 'cancelled') : [];
  const going = bookings.filter(({ state }) => state === 'going').sort(inTurn);
  const attendees = going.map(({ person: { name, email } }) => ({ name, email }));
  expect([...deps.calendar.entries.values()]).toMatchObject(
    live.map((each) => ({ key: id, entry: calendarEntry(each, deps.publicUrl), attendees })),
  );
  expect([...deps.eventList.items.values()]).toEqual(
    live.map((each) => ({ key: id, fields: listFields(each) })),
  );
  expect([...deps.bookingList.items.values()].map(({ key }) => key).sort()).toEqual(
    bookings.map(bookingKey).sort(),
  );
};

const acts = (most: number): fc.Arbitrary<Act[]> => fc.array(act, { minLength: 1, maxLength: most });
const workers = fc.array(acts(3), { minLength: 2, maxLength: 4 });

it('leave list and calendar as the truth is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), acts(6), workers, async (turns, before, atOnce) => {
      const deps = inMemoryDeps();
      deps.events.seed(anEvent({ attendance: 'online', capacity: 5 }));
      await deps.outbox.mark(subjects);
      for (const one of before) await carryOut(deps, one);
      const work = atOnce.map(async (mine, index) => {
        const own = inTurns(deps, turns, `worker ${index}`);
        for (const one of mine) await carryOut(own, one);
      });
      await turns.waitFor(Promise.all(work));
      await comeToRest(deps);
      await expectInStep(deps);
    }),
    { numRuns: 500 },
  );
});
