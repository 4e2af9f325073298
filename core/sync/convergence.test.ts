/** Whatever happens in whatever order, and wherever the process dies: in the end the projections say what the truth says. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type Death, dying, surviving } from '../../tests/doubles/dying.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { placeFor } from '../bookings/bookPlace.ts';
import { giveUpPlace } from '../bookings/giveUpPlace.ts';
import { succeed } from '../errors.ts';
import { applyImport } from '../events/applyImport.ts';
import { type EventDetails, eventDetailsSchema } from '../events/event.ts';
import { previewImport } from '../events/previewImport.ts';
import type { FeedReading } from '../events/reading.ts';
import { startImport } from '../events/startImport.ts';
import { calendarEntry } from './calendarEntry.ts';
import { bookingFields, bookingKey, listFields } from './listFields.ts';
import { projectSubjects } from './projectSubjects.ts';
import { sweepOutbox } from './sweepOutbox.ts';

type World = InMemoryDeps;

const editor = aPrincipal('editor', { roles: ['editor'] });
const uids = ['a', 'b', 'c'] as const;
const titles = ['Network', 'Reading fluency', 'Transitions'] as const;
const ways = ['online', 'inPerson', 'hybrid'] as const;

const mortal = [
  'events',
  'imports',
  'bookings',
  'outbox',
  'projections',
  'eventList',
  'bookingList',
  'calendar',
  'audit',
] as const;

type Stated = { uid: (typeof uids)[number]; title: string; attendance: (typeof ways)[number] };
type Step =
  | { do: 'import'; rows: Stated[]; death: Death }
  | { do: 'book' | 'giveUp'; uid: (typeof uids)[number]; person: number; death: Death }
  | { do: 'work'; death: Death }
  | { do: 'throttle'; uid: (typeof uids)[number] }
  | { do: 'vanish'; at: number }
  | { do: 'atOnce'; steps: Step[] };

const death = fc.option(fc.record({ call: fc.integer({ min: 1, max: 14 }), before: fc.boolean() }), {
  freq: 2,
});
const uid = fc.constantFrom(...uids);
const row = fc.record({ uid, title: fc.constantFrom(...titles), attendance: fc.constantFrom(...ways) });
const single: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('import' as const),
    rows: fc.uniqueArray(row, { minLength: 1, maxLength: 3, selector: (stated) => stated.uid }),
    death,
  }),
  fc.record({ do: fc.constantFrom('book' as const, 'giveUp' as const), uid, person: fc.nat(3), death }),
  fc.record({ do: fc.constant('work' as const), death }),
  fc.record({ do: fc.constant('throttle' as const), uid }),
  fc.record({ do: fc.constant('vanish' as const), at: fc.nat(5) }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('atOnce' as const),
      steps: fc.array(single, { minLength: 2, maxLength: 3 }),
    }),
  },
);

const details = ({ title, attendance }: Stated): EventDetails =>
  eventDetailsSchema.parse({ ...anEvent(), title, attendance, capacity: 2 });

const readingOf = (rows: readonly Stated[]): FeedReading => ({
  entries: rows.map((stated, index) => ({
    line: index + 2,
    uid: stated.uid,
    details: details(stated),
    cancelled: false,
  })),
  refusals: [],
  seriesWindow: null,
  notes: [],
});

/** Imports that were asked for and have not been reported as done: the messages of the import queue. */
type Pending = { id: string; rows: readonly Stated[] };

const applyPending = async (deps: World, pending: Pending[]): Promise<void> => {
  for (const next of [...pending]) {
    await applyImport(deps, next.id, succeed(readingOf(next.rows)));
    const at = pending.indexOf(next);
    if (at >= 0) pending.splice(at, 1);
  }
};

/** One message of the queue: out of sight while it is worked on, back when the worker dies, sent anew for what must be repeated. */
const workOnce = async (deps: World, worker: World): Promise<void> => {
  const message = deps.outbox.published.shift();
  if (!message) return;
  try {
    const { again } = await projectSubjects(worker, message);
    if (again.length > 0) await deps.outbox.publish(again.map(({ subject }) => subject));
  } catch (error) {
    deps.outbox.published.push(message);
    throw error;
  }
};

const idOf = (deps: World, name: string): string => deps.ids.derive('event', 'programme', name);

const take = async (deps: World, pending: Pending[], now: Step): Promise<void> => {
  const worker = 'death' in now ? dying(deps, mortal, now.death) : deps;
  if (now.do === 'atOnce') {
    await Promise.all(now.steps.map((each) => take(deps, pending, each)));
  } else if (now.do === 'import') {
    const preview = await previewImport(deps, {
      principal: editor,
      fileName: 'programme.csv',
      file: new Uint8Array(),
      reading: succeed(readingOf(now.rows)),
    });
    if (!preview.ok) throw new Error(preview.failure.message);
    await startImport(deps, { principal: editor, importId: preview.value.run.id });
    await applyPending(deps, pending);
    pending.push({ id: preview.value.run.id, rows: now.rows });
    await surviving(applyPending(worker, pending));
  } else if (now.do === 'book') {
    const person = aPerson(now.person);
    await surviving(placeFor(worker, { eventId: idOf(deps, now.uid), person, actor: person }));
  } else if (now.do === 'giveUp') {
    const person = { ...aPrincipal(), ...aPerson(now.person) };
    await surviving(giveUpPlace(worker, { principal: person, eventId: idOf(deps, now.uid) }));
  } else if (now.do === 'work') {
    await surviving(workOnce(deps, worker));
  } else if (now.do === 'throttle') {
    const key = idOf(deps, now.uid);
    deps.calendar.script.next(key, { status: 'retry', afterSeconds: 20, reason: 'busy' });
    deps.eventList.script.next(key, { status: 'retry', afterSeconds: 20, reason: 'busy' });
  } else if (now.do === 'vanish') {
    // Somebody deletes an entry or item by hand. It comes back with the next change of its event.
    const things = now.at % 2 === 0 ? deps.calendar.entries : deps.eventList.items;
    const removed = [...things.keys()][now.at % 3];
    const key = removed && things.get(removed)?.key;
    if (!removed || !key) return;
    things.delete(removed);
    const target = now.at % 2 === 0 ? 'calendar' : 'list';
    deps.projections.forget({ target, key });
    await deps.outbox.mark([{ kind: 'event', eventId: key }]);
  }
};

const comeToRest = async (deps: World, pending: Pending[]): Promise<void> => {
  await applyPending(deps, pending);
  for (
    let round = 0;
    round < 30 && (await deps.outbox.size()) + deps.outbox.published.length > 0;
    round += 1
  ) {
    deps.clock.advance(3);
    await sweepOutbox(deps);
    const waiting = deps.outbox.published.length;
    for (let message = 0; message < waiting; message += 1) await workOnce(deps, deps);
  }
  expect(await deps.outbox.size()).toBe(0);
};

/** Once a meeting has been online its Outlook entry keeps the Teams meeting. */
const withoutMeeting = <T extends { online: boolean }>({ online: _, ...entry }: T) => entry;

const expectInStep = (deps: World): void => {
  const events = deps.events.all();
  const live = events.filter(({ state }) => state === 'published');
  const byKey = <T extends { key: string }>(things: Iterable<T>): T[] =>
    [...things].sort((a, b) => a.key.localeCompare(b.key));
  const expected = byKey(live.map((event) => ({ key: event.id, event })));
  const going = (id: string) =>
    deps.bookings
      .of(id)
      .filter(({ state }) => state === 'going')
      .sort((a, b) => a.reference.localeCompare(b.reference))
      .map(({ person: { name, email } }) => ({ name, email }));

  expect(
    byKey(deps.calendar.entries.values()).map(({ key, entry, attendees }) => ({
      key,
      entry: withoutMeeting(entry),
      attendees,
    })),
  ).toEqual(
    expected.map(({ key, event }) => ({
      key,
      entry: withoutMeeting(calendarEntry(event, deps.publicUrl)),
      attendees: going(key),
    })),
  );
  expect(byKey(deps.eventList.items.values())).toEqual(
    expected.map(({ key, event }) => ({ key, fields: listFields(event) })),
  );
  expect(byKey(deps.bookingList.items.values())).toEqual(
    byKey(
      live.flatMap((event) =>
        deps.bookings
          .of(event.id)
          .filter(({ state }) => state !== 'cancelled')
          .map((booking) => ({ key: bookingKey(booking), fields: bookingFields(booking, event) })),
      ),
    ),
  );
  for (const event of live)
    if (event.attendance !== 'inPerson') expect(event.joinUrl).toMatch(/^https:\/\/teams/);
};

describe('truth and projections', () => {
  it('are in step after any sequence of imports, bookings, throttling and crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const deps = inMemoryDeps();
        const pending: Pending[] = [];
        for (const next of steps) await take(deps, pending, next);
        await comeToRest(deps, pending);
        expectInStep(deps);
        const { length } = deps.calendar.operations;
        const rows = deps.events
          .all()
          .filter(({ state }) => state === 'published')
          .map(({ source, title, attendance }) => ({ uid: source?.uid, title, attendance }) as Stated);
        if (rows.length === 0) return;
        await take(deps, pending, { do: 'import', rows, death: null });
        await comeToRest(deps, pending);
        expect(deps.calendar.operations).toHaveLength(length);
      }),
      { numRuns: 300 },
    );
  });
});
