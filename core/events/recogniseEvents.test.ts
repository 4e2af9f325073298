/** Rows without an id, known by title and first day: what moves or is renamed stays the same event. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deriveId } from '#adapters/storage/ids.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type CollaborativeEvent, type EventDetails, eventDetailsSchema } from './event.ts';
import { type ImportPlan, planImport } from './planImport.ts';
import type { FeedEntry, FeedRefusal } from './reading.ts';
import { normalTitle } from './titles.ts';

type Truth = ReadonlyMap<string, CollaborativeEvent>;
type Row = Partial<EventDetails> & { title: string; day: string };
type Times = { now?: string; since?: string };

const first = '2026-11-23T09:00:00Z';
const later = '2026-11-24T09:00:00Z';

const entry = ({ day, ...stated }: Row, index: number): FeedEntry => ({
  line: index + 2,
  uid: `${normalTitle(stated.title)}|${day}`,
  details: eventDetailsSchema.parse({
    ...anEvent(),
    ...stated,
    start: `${day}T09:30:00Z`,
    end: `${day}T12:00:00Z`,
  }),
  cancelled: false,
});

const plan = (
  truth: Truth,
  rows: readonly Row[],
  { now = later, since = now }: Times = {},
  refusals: FeedRefusal[] = [],
): ImportPlan =>
  planImport({
    feed: 'programme',
    existing: [...truth.values()].map((value) => ({ value, etag: `version ${value.version}` })),
    reading: { entries: rows.map(entry), refusals, seriesWindow: null, notes: [] },
    placesHeld: new Map(),
    now,
    since,
    withdrawFrom: null,
    idOf: (uid) => deriveId('event', 'programme', uid),
  });

const carriedOut = (truth: Truth, writes: ImportPlan['writes']): Truth =>
  new Map([...truth, ...writes.map(({ event }) => [event.id, event] as const)]);

const imported = (truth: Truth, rows: readonly Row[], times?: Times): Truth =>
  carriedOut(truth, plan(truth, rows, times).writes);

const nothing: Truth = new Map();
const refused = (title: string | null, uid: string | null): FeedRefusal => ({
  line: 9,
  column: null,
  reason: 'No.',
  title,
  uid,
});
const deeds = ({ writes }: ImportPlan) => writes.map(({ what }) => what).sort();

const network: Row = { title: 'Maths network', day: '2027-01-19' };
const fluency: Row = { title: 'Reading fluency', day: '2027-02-02' };

describe('a row without an id', () => {
  it('that moves to another day changes the event it was, and the preview says from when to when', () => {
    const before = imported(nothing, [network, fluency], { now: first });
    const moved = plan(before, [{ ...network, title: 'MATHS  network', day: '2027-01-26' }, fluency]);
    expect(moved.preview.changed).toEqual([
      expect.objectContaining({
        changes: [
          { field: 'title', before: 'Maths network', after: 'MATHS  network' },
          {
            field: 'when',
            before: 'Tuesday 19 January 2027, 9:30am to midday',
            after: 'Tuesday 26 January 2027, 9:30am to midday',
          },
        ],
      }),
    ]);
    expect(moved.writes).toEqual([
      expect.objectContaining({ what: 'changed', event: expect.objectContaining({ version: 2 }) }),
    ]);
    expect(before.has(moved.writes[0]?.event.id ?? '')).toBe(true);
  });

  it('that moves is found under its new day the next time', () => {
    const rows = [{ ...network, day: '2027-01-26' }, fluency];
    const truth = imported(imported(nothing, [network, fluency], { now: first }), rows);
    expect(plan(truth, rows).writes).toEqual([]);
  });

  it('on the day from which another has moved is an event of its own', () => {
    const moved = imported(imported(nothing, [network], { now: first }), [{ ...network, day: '2027-01-26' }]);
    const both = [network, { ...network, day: '2027-01-26' }];
    const truth = imported(moved, both);
    expect([...truth.values()].map(({ start, state }) => [start.slice(0, 10), state]).sort()).toEqual([
      ['2027-01-19', 'published'],
      ['2027-01-26', 'published'],
    ]);
    expect(plan(truth, both).writes).toEqual([]);
  });

  it('that only gets another title stays the event it was', () => {
    const before = imported(nothing, [network, fluency], { now: first });
    const renamed = plan(before, [{ ...network, title: 'Mathematics network' }, fluency]);
    expect(renamed.preview.changed[0]?.changes).toEqual([
      { field: 'title', before: 'Maths network', after: 'Mathematics network' },
    ]);
    expect(deeds(renamed)).toEqual(['changed']);
  });

  it('with another title on another day is another event', () => {
    const before = imported(nothing, [network], { now: first });
    expect(deeds(plan(before, [fluency]))).toEqual(['added', 'withdrawn']);
  });

  it('that gets an id keeps its event, without anything for people to see', () => {
    const before = imported(nothing, [network], { now: first });
    const reading = plan(before, [network]);
    expect(reading.writes).toEqual([]);
    const named = planImport({
      feed: 'programme',
      existing: [...before.values()].map((value) => ({ value, etag: 'a' })),
      reading: {
        entries: [{ ...entry(network, 0), uid: 'n1' }],
        refusals: [],
        seriesWindow: null,
        notes: [],
      },
      placesHeld: new Map(),
      now: later,
      since: later,
      withdrawFrom: null,
      idOf: (uid) => uid,
    });
    expect(named.preview.changed[0]?.changes).toEqual([
      { field: 'id', before: 'maths network|2027-01-19', after: 'n1' },
    ]);
  });

  it('is not guessed at where two could be meant', () => {
    const before = imported(nothing, [network, { ...network, day: '2027-01-20' }], { now: first });
    const one = plan(before, [{ ...network, day: '2027-03-01' }]);
    expect(deeds(one)).toEqual(['added', 'withdrawn', 'withdrawn']);
    const single = imported(nothing, [network], { now: first });
    const two = plan(single, [
      { ...network, day: '2027-03-01' },
      { ...network, day: '2027-03-02' },
    ]);
    expect(deeds(two)).toEqual(['added', 'added', 'withdrawn']);
  });

  it('is found among meetings of the same name that stay where they are', () => {
    const days = ['2027-01-19', '2027-02-16', '2027-03-16'];
    const before = imported(
      nothing,
      days.map((day) => ({ ...network, day })),
      { now: first },
    );
    const moved = plan(
      before,
      ['2027-01-19', '2027-02-23', '2027-03-16'].map((day) => ({ ...network, day })),
    );
    expect(deeds(moved)).toEqual(['changed']);
  });

  it('is not the next meeting of a name whose last one is over', () => {
    const before = imported(nothing, [network], { now: first });
    const next = plan(before, [{ ...network, day: '2027-02-16' }], { now: '2027-01-20T09:00:00Z' });
    expect(deeds(next)).toEqual(['added', 'withdrawn']);
  });

  it('waits while a refused row may be the event that it seems to be', () => {
    const before = imported(nothing, [network, fluency], { now: first });
    const moved = plan(before, [{ ...network, day: '2027-01-26' }, fluency], {}, [refused(null, null)]);
    expect(moved.writes).toEqual([]);
    expect(moved.preview.refused[0]).toMatchObject({
      line: 2,
      reason: expect.stringContaining('“Maths network” of Tuesday 19 January 2027, 9:30am to midday'),
    });
  });

  it('that is refused on its new day leaves the event on the old one', () => {
    const before = imported(nothing, [network, fluency], { now: first });
    const broken = plan(before, [fluency], {}, [refused('Maths Network', 'maths network|2027-01-26')]);
    expect(broken.writes).toEqual([]);
  });
});

describe('whatever programmes follow one another', () => {
  const row: fc.Arbitrary<Row> = fc.record({
    title: fc.constantFrom('Maths network', 'Reading fluency', 'Transitions'),
    day: fc.constantFrom('2026-11-20', '2027-01-19', '2027-01-26', '2027-02-02', '2027-02-09'),
    capacity: fc.constantFrom(10, 20),
  });
  const rows = fc.uniqueArray(row, {
    minLength: 1,
    maxLength: 6,
    selector: ({ title, day }) => `${title} ${day}`,
  });
  const programmes = fc.array(rows, { minLength: 1, maxLength: 4 });
  const at = (n: number): string => `2026-11-2${3 + n}T09:00:00Z`;

  it('each row is one published event, all others are cancelled, and importing again writes nothing', () => {
    fc.assert(
      fc.property(programmes, (all) => {
        let truth = nothing;
        all.forEach((programme, n) => {
          truth = imported(truth, programme, { now: at(n) });
          const live = [...truth.values()].filter(({ state }) => state === 'published');
          expect(live.map(({ source }) => source?.uid).sort()).toEqual(
            programme.map((stated, index) => entry(stated, index).uid).sort(),
          );
          expect(plan(truth, programme, { now: at(n) }).writes).toEqual([]);
        });
      }),
    );
  });

  it('an import that breaks off anywhere and goes on ends where it would have ended', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(11), (before, after, stop) => {
        const truth = imported(nothing, before, { now: first });
        const whole = plan(truth, after).writes.toSorted((a, b) => (a.event.id < b.event.id ? -1 : 1));
        const broken = carriedOut(truth, whole.slice(0, stop));
        expect(imported(broken, after, { now: '2026-11-24T09:10:00Z', since: later })).toEqual(
          new Map(
            [...carriedOut(truth, whole)].map(([id, event]) => [
              id,
              whole.findIndex((write) => write.event.id === id) >= stop
                ? {
                    ...event,
                    changedAt: '2026-11-24T09:10:00Z',
                    createdAt: event.version === 1 ? '2026-11-24T09:10:00Z' : event.createdAt,
                  }
                : event,
            ]),
          ),
        );
      }),
    );
  });
});
