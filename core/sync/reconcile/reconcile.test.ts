import { beforeEach, describe, expect, test } from '@jest/globals';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import type { SideReader } from '../inbound/following.ts';
import type { CalendarChange, ListChange, Taken } from '../inbound/ports.ts';
import { Unreadable } from '../inbound/unreadable.ts';
import { projectSubjects } from '../projectSubjects.ts';
import { reconcile } from './reconcile.ts';
import { calendarSide, listSide } from './side.ts';

let deps: InMemoryDeps;
/** What the use cases for edits were handed. */
let takenList: ListChange[];
let takenCalendar: CalendarChange[];
/** Pages read and single things looked at. */
let reads: string[];

const taken: Taken = { settled: true, changed: 0, asked: 0, putBack: 0, replied: 0, unknown: 0 };

const listChange = (remoteId: string): ListChange => {
  const item = deps.eventList.items.get(remoteId);
  const key = item?.key ?? null;
  return { remoteId, deleted: !item, key, fields: item?.fields ?? null, editor: null };
};
const calendarChange = (remoteId: string, key: string | null): CalendarChange => ({
  remoteId,
  key,
  gone: !deps.calendar.entries.has(remoteId),
  entry: null,
  replies: [],
});

/** Shows everything on pages of one. */
const readerOf = <C>(ids: () => string[], show: (id: string) => C, look = show): SideReader<C> => ({
  async read(cursor) {
    reads.push('page');
    const place = Number(cursor ?? 0);
    const all = ids();
    const page = all.slice(place, place + 1).map(show);
    const readAt = deps.clock.now().toISOString().replace('.000Z', 'Z');
    return { changes: page, cursor: String(place + 1), more: place + 1 < all.length, whole: true, readAt };
  },
  async check(remoteIds) {
    reads.push(...remoteIds.map((id) => `check ${id}`));
    return remoteIds.map(look);
  },
});

const listReader = () => readerOf(() => [...deps.eventList.items.keys()], listChange);
const calendarReader = () =>
  readerOf(
    () => [...deps.calendar.entries.keys()],
    (id) => calendarChange(id, null),
    (id) => calendarChange(id, deps.calendar.entries.get(id)?.key ?? null),
  );
const reconcileList = (reader: SideReader<ListChange> = listReader()) =>
  reconcile(
    deps,
    listSide(deps, reader, async ({ changes }) => {
      takenList.push(...changes);
      return taken;
    }),
  );
const reconcileCalendar = () =>
  reconcile(
    deps,
    calendarSide(deps, calendarReader(), async ({ changes }) => {
      takenCalendar.push(...changes);
      return taken;
    }),
  );

/** Events that stand where they should. */
const standing = async (...events: CollaborativeEvent[]) => {
  await deps.events.write(events.map((event) => ({ event, etag: null })));
  const subjects = events.map(({ id }) => ({ kind: 'event' as const, eventId: id }));
  await deps.outbox.mark(subjects);
  await projectSubjects(deps, subjects);
  deps.outbox.standing.clear();
  deps.clock.advance(60);
};
const itemOf = (event: CollaborativeEvent): string =>
  [...deps.eventList.items].find(([, { key }]) => key === event.id)?.[0] ?? '';
const change = async (event: CollaborativeEvent) => {
  const stored = await deps.events.get(event.id);
  await deps.events.write([{ event: { ...event, version: 2 }, etag: stored?.etag ?? null }]);
};
const compared = async () => {
  await reconcileList();
  [takenList, reads] = [[], []];
};

beforeEach(() => {
  deps = inMemoryDeps();
  [takenList, takenCalendar, reads] = [[], [], []];
});

describe('reconciling', () => {
  test('finds nothing where all is as it should be, and looks over there once a week', async () => {
    await standing(anEvent({ id: 'a' }), anEvent({ id: 'b' }));
    expect(await reconcileList()).toBe(0);
    expect(reads).toEqual(['page', 'page']);
    expect(await deps.readings.get('list')).toMatchObject({
      comparedAt: '2026-11-23T10:00:00Z',
      drift: { at: '2026-11-23T10:00:00Z', found: 0, asked: 0 },
    });
    deps.clock.advance(24 * 60);
    await reconcileList();
    expect(reads).toHaveLength(2);
    deps.clock.advance(6 * 24 * 60);
    await reconcileList();
    expect(reads).toHaveLength(4);
    expect(deps.outbox.published).toEqual([]);
    expect(deps.drifts.reports).toEqual([]);
  });

  test('brings round what has changed and was never marked', async () => {
    const event = anEvent({ id: 'a' });
    await standing(event, anEvent({ id: 'b' }));
    await compared();
    await change({ ...event, title: 'Another title' });
    expect(await reconcileList()).toBe(1);
    expect(reads).toEqual([]);
    expect(deps.outbox.published).toEqual([[{ kind: 'event', eventId: 'a' }]]);
    expect(await reconcileList()).toBe(0);
    await projectSubjects(deps, [{ kind: 'event', eventId: 'a' }]);
    expect(deps.eventList.byKey('a')?.Title).toBe('Another title');
    const details = [{ what: 'differs', field: 'Title', there: event.title, ours: 'Another title' }];
    expect(deps.drifts.reports).toEqual([
      {
        source: 'list',
        at: '2026-11-23T10:00:00Z',
        drifted: [{ eventId: 'a', outcome: 'mended', details }],
        more: 0,
      },
    ]);
  });

  test('leaves alone what was refused for good', async () => {
    const event = anEvent({ id: 'a' });
    await standing(event);
    const [projection] = await deps.projections.getMany('list', ['a']);
    if (projection) deps.projections.seed({ ...projection, problem: '400 invalidRequest' });
    await change({ ...event, title: 'Another title' });
    expect(await reconcileList()).toBe(0);
  });

  test('has an item that was deleted while nobody followed taken as a deletion', async () => {
    const lost = anEvent({ id: 'a' });
    await standing(lost, anEvent({ id: 'b' }));
    const remoteId = itemOf(lost);
    deps.eventList.items.delete(remoteId);
    expect(await reconcileList()).toBe(1);
    expect(takenList.at(-1)).toEqual({ remoteId, deleted: true, key: null, fields: null, editor: null });
    const details = [{ what: 'missing', field: null, there: null, ours: null }];
    expect(deps.drifts.reports).toMatchObject([{ drifted: [{ eventId: 'a', outcome: 'asked', details }] }]);
  });

  test('does not take for lost what was only written after the reading began', async () => {
    await standing(anEvent({ id: 'a' }));
    const [projection] = await deps.projections.getMany('list', ['a']);
    if (projection)
      deps.projections.seed({ ...projection, remoteId: '99', changedAt: '2026-11-23T10:00:00Z' });
    await reconcileList();
    expect(reads).not.toContain('check 99');
  });

  test('takes away a second entry, and leaves other people’s alone', async () => {
    const event = anEvent({ id: 'a' });
    await standing(event);
    const [[ours, entry] = ['', undefined]] = [...deps.calendar.entries];
    if (!entry) throw new Error('nothing stands in the calendar');
    deps.calendar.entries.set('twice', { ...entry });
    deps.calendar.entries.set('private', { ...entry, key: '' });
    deps.calendar.entries.set('elsewhere', { ...entry, key: 'unknown to us' });
    expect(await reconcileCalendar()).toBe(1);
    expect(deps.drifts.reports).toMatchObject([
      { source: 'calendar', drifted: [{ eventId: 'a', outcome: 'mended', details: [{ what: 'extra' }] }] },
    ]);
    expect([...deps.calendar.entries.keys()].sort()).toEqual([ours, 'elsewhere', 'private'].sort());
    expect(reads.filter((read) => read.startsWith('check'))).toEqual([
      'check twice',
      'check private',
      'check elsewhere',
    ]);
  });

  test('takes away what was left of a cancelled event', async () => {
    const event = anEvent({ id: 'a' });
    await standing(event);
    await change({ ...event, state: 'cancelled' });
    deps.projections.forget(...(await deps.projections.getMany('list', ['a'])));
    expect(await reconcileList()).toBe(1);
    expect(deps.eventList.items.size).toBe(0);
  });

  test('does not look for events that a calendar reading cannot show any more', async () => {
    await standing(anEvent({ id: 'a', start: '2026-10-01T09:00:00Z', end: '2026-10-01T10:00:00Z' }));
    const [remoteId = ''] = deps.calendar.entries.keys();
    deps.calendar.entries.delete(remoteId);
    expect(await reconcileCalendar()).toBe(0);
    expect(reads).toEqual(['page']);
  });

  test('waits while a reading is under way, and for a side that cannot be read', async () => {
    await standing(anEvent({ id: 'a' }));
    const lease = await deps.leases.take('reading list', 60);
    expect(await reconcileList()).toBeNull();
    await lease?.release();
    const busy = {
      ...listReader(),
      read: async () => {
        throw new Unreadable('the changes of the list could not be read: 503', 30);
      },
    };
    await reconcileList(busy);
    expect(await deps.readings.get('list')).toMatchObject({
      comparedAt: null,
      problem: 'the changes of the list could not be read: 503',
    });
  });
});
