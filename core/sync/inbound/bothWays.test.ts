/** Whatever is edited on whichever side, in whatever order it is read: in the end all three say the same, and nobody was told without an answer. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBooking, aPerson } from '../../../tests/builders/aBooking.ts';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { type Death, dying, surviving } from '../../../tests/doubles/dying.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { changeEvent } from '../../events/changeEvent.ts';
import type { EventDetails } from '../../events/event.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import { calendarEntry } from '../calendarEntry.ts';
import { listFields } from '../listFields.ts';
import type { CalendarEntry, ListFields } from '../ports.ts';
import { projectSubjects } from '../projectSubjects.ts';
import { sweepOutbox } from '../sweepOutbox.ts';
import { answerQuestion } from './answerQuestion.ts';
import type { CalendarChange, ListChange } from './ports.ts';
import type { Answer } from './question.ts';
import { takeCalendarChanges } from './takeCalendarChanges.ts';
import { takeListChanges } from './takeListChanges.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const { id } = anEvent();

const mortal = [
  'events',
  'bookings',
  'outbox',
  'projections',
  'eventList',
  'calendar',
  'audit',
  'desk',
] as const;

type Step =
  | { do: 'app'; details: Partial<EventDetails>; death: Death }
  | { do: 'list'; fields: ListFields }
  | { do: 'calendar'; fields: Partial<CalendarEntry> }
  | { do: 'delete'; where: 'list' | 'calendar' }
  | { do: 'look'; where: 'list' | 'calendar' }
  | { do: 'take'; nth: number; keep: boolean; death: Death }
  | { do: 'answer'; answer: Answer; death: Death }
  | { do: 'work'; death: Death };

const death = fc.option(fc.record({ call: fc.integer({ min: 1, max: 12 }), before: fc.boolean() }), {
  freq: 2,
});
const where = fc.constantFrom('list' as const, 'calendar' as const);
const title = fc.constantFrom('Network', 'Reading', 'Transitions');
const venue = fc.constantFrom('County Hall', 'City Hall', 'The Forum');
const start = fc.constantFrom('2027-01-19T09:00:00Z', '2027-01-19T10:00:00Z', '2027-01-20T10:00:00Z');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('app' as const),
    details: fc.oneof(fc.record({ title }), fc.record({ venue }), fc.record({ theme: title })),
    death,
  }),
  fc.record({
    do: fc.constant('list' as const),
    fields: fc.oneof(
      fc.record({ Title: title }),
      fc.record({ Venue: venue, Audience: title }),
      fc.record({ Start: start }),
      fc.record({ Capacity: fc.constantFrom(1, 2, 40) }),
      fc.constant({ Key: 'mine' }),
    ),
  }),
  fc.record({
    do: fc.constant('calendar' as const),
    fields: fc.oneof(fc.record({ subject: title }), fc.record({ location: venue }), fc.record({ start })),
  }),
  fc.record({ do: fc.constant('delete' as const), where }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const), where }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('take' as const), nth: fc.nat(3), keep: fc.boolean(), death }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      answer: fc.constantFrom('keep', 'putBack'),
      death,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('work' as const), death }) },
);

type Read =
  | { source: 'list'; readAt: string; changes: ListChange[] }
  | { source: 'calendar'; readAt: string; changes: CalendarChange[] };

type World = {
  deps: InMemoryDeps;
  /** Pages that were read and not taken yet, in any order. */
  pages: Read[];
  /** Ids under which the event ever stood over there. */
  known: { list: Set<string>; calendar: Set<string> };
};

/** What a delta would say of everything that ever stood there. */
const look = ({ deps, known }: World, source: 'list' | 'calendar'): Read => {
  const readAt = instantOf(deps.clock.now());
  const things = source === 'list' ? deps.eventList.items : deps.calendar.entries;
  for (const remoteId of things.keys()) known[source].add(remoteId);
  const ids = [...known[source]];
  if (source === 'list')
    return {
      source,
      readAt,
      changes: ids.map((remoteId): ListChange => {
        const item = deps.eventList.items.get(remoteId);
        const fields = item ? structuredClone(item.fields) : null;
        return { remoteId, key: item?.key ?? null, deleted: !item, fields, editor: null };
      }),
    };
  return {
    source,
    readAt,
    changes: ids.map((remoteId): CalendarChange => {
      const entry = deps.calendar.entries.get(remoteId);
      const fields = entry ? structuredClone(entry.entry) : null;
      return { remoteId, key: entry?.key ?? null, gone: !entry, entry: fields, replies: [] };
    }),
  };
};

const takePage = (deps: InMemoryDeps, page: Read) =>
  page.source === 'list' ? takeListChanges(deps, page) : takeCalendarChanges(deps, page);

const work = async (deps: InMemoryDeps, worker: InMemoryDeps): Promise<void> => {
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

const answerFirst = async (deps: InMemoryDeps, worker: InMemoryDeps, answer: Answer): Promise<void> => {
  const [question] = await deps.desk.openQuestions();
  if (!question) return;
  const { answer: begun } = question.value;
  await answerQuestion(worker, { principal: editor, id: question.value.id, answer: begun ?? answer });
};

const take = async (world: World, now: Step): Promise<void> => {
  const { deps, pages, known } = world;
  const worker = 'death' in now ? dying(deps, mortal, now.death) : deps;
  if (now.do === 'app') {
    const decide = () => ({ details: now.details, state: null });
    await surviving(changeEvent(worker, { eventId: id, who: editor.key, from: 'the app', decide }));
  } else if (now.do === 'list') {
    for (const item of deps.eventList.items.values()) Object.assign(item.fields, now.fields);
  } else if (now.do === 'calendar') {
    for (const entry of deps.calendar.entries.values()) Object.assign(entry.entry, now.fields);
  } else if (now.do === 'delete') {
    const things = now.where === 'list' ? deps.eventList.items : deps.calendar.entries;
    for (const remoteId of things.keys()) known[now.where].add(remoteId);
    things.clear();
  } else if (now.do === 'look') pages.push(look(world, now.where));
  else if (now.do === 'take') {
    const page = pages[now.nth];
    if (!page) return;
    if (!now.keep) pages.splice(now.nth, 1);
    await surviving(takePage(worker, page));
  } else if (now.do === 'answer') await surviving(answerFirst(deps, worker, now.answer));
  else await surviving(work(deps, worker));
};

/** Workers go on, both sides are read anew, every question is answered, until nothing moves. */
const comeToRest = async (world: World): Promise<void> => {
  const { deps } = world;
  for (let round = 0; round < 12; round += 1) {
    for (
      let sweep = 0;
      sweep < 8 && (await deps.outbox.size()) + deps.outbox.published.length > 0;
      sweep += 1
    ) {
      deps.clock.advance(3);
      await sweepOutbox(deps);
      const waiting = deps.outbox.published.length;
      for (let message = 0; message < waiting; message += 1) await work(deps, deps);
    }
    deps.clock.advance(1);
    for (const source of ['list', 'calendar'] as const) await takePage(deps, look(world, source));
    await answerFirst(deps, deps, round % 2 === 0 ? 'putBack' : 'keep');
  }
  expect(await deps.desk.openQuestions()).toEqual([]);
  expect(await deps.outbox.size()).toBe(0);
};

/** What people with a place would be told of. */
const told = ({ start: from, end, venue: at, state }: ReturnType<InMemoryDeps['events']['all']>[number]) =>
  JSON.stringify([from, end, at, state]);

describe('truth, list and calendar', () => {
  it('agree after any edits on any side, read repeatedly and out of order, with crashes in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const deps = inMemoryDeps();
        const world: World = { deps, pages: [], known: { list: new Set(), calendar: new Set() } };
        await deps.events.write([{ event: anEvent(), etag: null }]);
        deps.bookings.seed(
          aBooking({ person: aPerson(1), reference: 'AAAAA' }),
          aBooking({ person: aPerson(2), reference: 'BBBBB' }),
        );
        await projectSubjects(deps, [
          { kind: 'event', eventId: id },
          { kind: 'bookings', eventId: id },
        ]);
        for (const next of steps) {
          deps.clock.set(addSeconds(instantOf(deps.clock.now()), 5));
          const before = deps.events.all().map(told);
          await take(world, next);
          // Only an answer, or the app itself, changes what people are told of.
          if (next.do !== 'answer' && next.do !== 'app') expect(deps.events.all().map(told)).toEqual(before);
        }
        await comeToRest(world);
        const [event] = deps.events.all();
        if (event?.state !== 'published') {
          expect([deps.eventList.items.size, deps.calendar.entries.size]).toEqual([0, 0]);
          return;
        }
        expect([...deps.eventList.items.values()]).toEqual([{ key: id, fields: listFields(event) }]);
        const entries = [...deps.calendar.entries.values()].map(({ entry, attendees }) => ({
          entry,
          attendees: attendees.length,
        }));
        expect(entries).toEqual([{ entry: calendarEntry(event, deps.publicUrl), attendees: 2 }]);
        expect(deps.mailer.sent).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
