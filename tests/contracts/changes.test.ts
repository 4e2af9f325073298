/** What people change in list and calendar is read back, with every trap that delta queries are allowed (here the local Microsoft 365). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createCalendarChanges } from '#adapters/graph/calendarChanges.ts';
import { createListChanges } from '#adapters/graph/listChanges.ts';
import { createOutlookCalendar } from '#adapters/graph/outlookCalendar.ts';
import { provisionSite } from '#adapters/graph/provision.ts';
import { createSharePointList } from '#adapters/graph/sharePointList.ts';
import { createListFinder } from '#adapters/graph/site.ts';
import { cryptoIds } from '#adapters/storage/ids.ts';
import { systemClock } from '#core/clock.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { CalendarChange, ChangeReader, ListChange } from '#core/sync/inbound/ports.ts';
import { eventListDefinition } from '#core/sync/lists.ts';
import type { CalendarEntry, EventCalendar, ItemList, ListFields } from '#core/sync/ports.ts';
import { addDays } from '#core/time/days.ts';
import { anEntry } from '../builders/anEntry.ts';
import { FixedClock } from '../doubles/fixedClock.ts';
import { asPerson } from './asPerson.ts';
import { mailbox, type OpenedMicrosoft365, openLocalMicrosoft365, site } from './localMicrosoft365.ts';
import { remoteIdOf } from './microsoft365/calendar.contract.ts';

const obliging = {
  seed: '',
  emptyPages: 0,
  repeats: 0,
  tokenLifeSeconds: null,
  calendarExpiry: 410 as const,
};
const today = new Date().toISOString().slice(0, 10);
const at = (days: number, time: string) => `${addDays(today, days)}T${time}Z`;
const soon = (overrides: Partial<CalendarEntry> = {}) =>
  anEntry({ start: at(40, '10:00:00'), end: at(40, '12:00:00'), ...overrides });
const fields: ListFields = { Title: 'Workshop', Kind: 'workshop', Capacity: 30, AllDay: false };

let opened: OpenedMicrosoft365;
let list: ItemList;
let listUrl: string;
let calendar: EventCalendar;
let listReader: SideReader<ListChange>;
let calendarReader: SideReader<CalendarChange>;

beforeAll(async () => {
  opened = await openLocalMicrosoft365();
  await provisionSite(opened.graph, site);
  const find = createListFinder(opened.graph, site);
  listUrl = await find('Events');
  list = createSharePointList(opened.graph, () => find('Events'));
  calendar = createOutlookCalendar(opened.graph, mailbox);
  listReader = createListChanges(opened.graph, () => find('Events'), systemClock, eventListDefinition);
  calendarReader = createCalendarChanges(opened.graph, mailbox, systemClock);
}, 30_000);
afterAll(() => opened?.close());
beforeEach(() => {
  opened.local.control.changeSettings({ delta: obliging });
  opened.requests.length = 0;
});

/** Long enough that what reads from the beginning again is answered within it, also on a busy machine. */
const tokenLifeSeconds = 0.5;

/** When all tokens that were given before have lost their lives. */
const afterItsLife = async (): Promise<void> => {
  for (const start = Date.now(); Date.now() <= start + tokenLifeSeconds * 1000; )
    await new Promise((done) => setImmediate(done));
};

/** Reads to the end of the round; the last state of each thing counts. */
const readAll = async <C extends { remoteId: string }>(
  reader: ChangeReader<C>,
  from: string | null = null,
) => {
  const changes = new Map<string, C>();
  const wholes: boolean[] = [];
  let cursor = from;
  for (let more = true; more; ) {
    const page = await reader.read(cursor);
    for (const change of page.changes) changes.set(change.remoteId, change);
    wholes.push(page.whole);
    cursor = page.cursor;
    more = page.more;
  }
  return { changes, cursor, wholes };
};

const makeItem = async (): Promise<{ key: string; remoteId: string }> => {
  const key = cryptoIds.next();
  const [outcome] = await list.apply([{ op: 'create', key, fields }]);
  return { key, remoteId: remoteIdOf(outcome) };
};
const makeEvent = async (entry: CalendarEntry = soon()): Promise<string> =>
  remoteIdOf((await calendar.apply([{ op: 'create', key: cryptoIds.next(), entry }]))[0]);
const eventUrl = (remoteId: string) => `/users/${mailbox}/events/${encodeURIComponent(remoteId)}`;

describe('the list', () => {
  test('tells who changed what since the last reading, and nothing else', async () => {
    const mine = await makeItem();
    const other = await makeItem();
    const first = await readAll(listReader);
    expect(first.wholes.every(Boolean)).toBe(true);
    expect(first.changes.get(mine.remoteId)).toMatchObject({ key: mine.key, deleted: false, editor: null });
    const editor = await asPerson(opened.local, 'Council editor');
    await editor('PATCH', `${listUrl}/items/${mine.remoteId}/fields`, { Title: 'Renamed', Capacity: null });
    const second = await readAll(listReader, first.cursor);
    expect(second.wholes).toEqual([false]);
    expect([...second.changes.keys()]).toEqual([mine.remoteId]);
    const change = second.changes.get(mine.remoteId);
    expect(change?.editor).toEqual({ name: 'Council editor', email: 'council.editor@norfolk.example' });
    expect(change?.fields).toMatchObject({
      Title: 'Renamed',
      Capacity: null,
      Kind: 'workshop',
      AllDay: false,
      Venue: null,
    });
    expect([...(await readAll(listReader, second.cursor)).changes]).toEqual([]);
    await list.apply([{ op: 'delete', key: other.key, remoteId: other.remoteId }]);
    const third = await readAll(listReader, second.cursor);
    expect([...third.changes.values()]).toEqual([
      { remoteId: other.remoteId, deleted: true, key: null, fields: null, editor: null },
    ]);
  });

  test('shows single items, and that one is gone', async () => {
    const { key, remoteId } = await makeItem();
    const [there, gone] = await listReader.check([remoteId, '99999']);
    expect(there).toMatchObject({
      remoteId,
      key,
      deleted: false,
      fields: { Title: 'Workshop', Capacity: 30 },
    });
    expect(gone).toMatchObject({ remoteId: '99999', key: null, deleted: true, fields: null });
  });

  test('loses nothing over empty pages and repeated entries', async () => {
    const { cursor } = await readAll(listReader);
    const made = await Promise.all(Array.from({ length: 12 }, makeItem));
    opened.local.control.changeSettings({ delta: { seed: 'traps', emptyPages: 0.5, repeats: 0.5 } });
    const again = await readAll(listReader);
    const since = await readAll(listReader, cursor);
    for (const { remoteId, key } of made) {
      expect(again.changes.get(remoteId)?.key).toBe(key);
      expect(since.changes.get(remoteId)?.key).toBe(key);
    }
  });

  test('is read from the beginning where the server has forgotten how far we were', async () => {
    const { remoteId } = await makeItem();
    const { cursor } = await readAll(listReader);
    opened.local.control.changeSettings({ delta: { tokenLifeSeconds } });
    await afterItsLife();
    const page = await listReader.read(`${cursor}`);
    expect(page.whole).toBe(true);
    opened.local.control.changeSettings({ delta: obliging });
    expect((await readAll(listReader)).changes.has(remoteId)).toBe(true);
  });
});

describe('the calendar', () => {
  test('tells what was moved, renamed and replied, in our own words', async () => {
    const body = 'First paragraph.\n\nSee https://example.org/a?b=1&c=2.';
    const remoteId = await makeEvent(soon({ body, online: true, subject: 'Online: Fluency' }));
    await calendar.setAttendees(remoteId, [{ name: 'Head', email: 'head@samphire.norfolk.example' }]);
    const first = await readAll(calendarReader);
    const {
      showAs: _s,
      categories: _c,
      ...stated
    } = soon({
      body,
      online: true,
      subject: 'Online: Fluency',
    });
    expect(first.changes.get(remoteId)).toEqual({
      remoteId,
      key: null,
      gone: false,
      entry: stated,
      joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//),
      replies: [{ email: 'head@samphire.norfolk.example', response: 'none', at: null }],
    });
    const start = { dateTime: `${addDays(today, 41)}T09:00:00`, timeZone: 'GMT Standard Time' };
    const end = { dateTime: `${addDays(today, 41)}T10:00:00`, timeZone: 'GMT Standard Time' };
    await opened.graph.send({
      method: 'PATCH',
      url: eventUrl(remoteId),
      body: { start, end, subject: 'New' },
    });
    const head = await asPerson(opened.local, 'Head teacher');
    const own = '/users/head@samphire.norfolk.example/events';
    const [invitation] = (await head('GET', own)).value;
    await head('POST', `${own}/${invitation?.id}/decline`, { sendResponse: true });
    const second = await readAll(calendarReader, first.cursor);
    expect([...second.changes.keys()]).toEqual([remoteId]);
    const change = second.changes.get(remoteId);
    expect(change?.entry).toMatchObject({ subject: 'New', zone: 'Europe/London', body });
    expect(change?.replies).toMatchObject([{ email: 'head@samphire.norfolk.example', response: 'declined' }]);
    expect(change?.replies[0]?.at).toMatch(/^\d{4}-.*Z$/);
  });

  test('shows single events with our key, and that one is gone', async () => {
    const key = cryptoIds.next();
    const [outcome] = await calendar.apply([{ op: 'create', key, entry: soon() }]);
    const [there, gone] = await calendarReader.check([remoteIdOf(outcome), 'AAMkNothing']);
    expect(there).toMatchObject({ remoteId: remoteIdOf(outcome), key, gone: false });
    expect(gone).toMatchObject({ remoteId: 'AAMkNothing', gone: true, entry: null });
  });

  test('gives an all-day event its days', async () => {
    const entry = soon({ allDay: true, start: at(20, '00:00:00'), end: at(21, '00:00:00'), showAs: 'free' });
    const remoteId = await makeEvent(entry);
    const { changes } = await readAll(calendarReader);
    const change = changes.get(remoteId);
    expect([change?.entry?.start, change?.entry?.end, change?.entry?.allDay]).toEqual([
      entry.start,
      entry.end,
      true,
    ]);
  });

  test('tells what is gone from what was only moved out of sight', async () => {
    const [cancelled, moved, far] = [
      await makeEvent(),
      await makeEvent(),
      await makeEvent(soon({ start: at(500, '10:00:00'), end: at(500, '12:00:00') })),
    ];
    const { cursor } = await readAll(calendarReader);
    await calendar.apply([{ op: 'cancel', key: '', remoteId: cancelled, comment: '' }]);
    await calendar.apply([
      {
        op: 'update',
        key: '',
        remoteId: moved,
        changes: {
          start: at(600, '10:00:00'),
          end: at(600, '11:00:00'),
          zone: 'Europe/London',
          allDay: false,
        },
      },
      { op: 'update', key: '', remoteId: far, changes: { subject: 'Far away' } },
    ]);
    opened.requests.length = 0;
    const { changes } = await readAll(calendarReader, cursor);
    expect(opened.requests.map((request) => request.replace(/users.*calendarView/, 'calendarView'))).toEqual([
      'GET /v1.0/calendarView/delta',
      'POST /v1.0/$batch',
    ]);
    expect(changes.get(cancelled)).toEqual({
      remoteId: cancelled,
      key: null,
      gone: true,
      entry: null,
      replies: [],
    });
    expect(changes.get(moved)).toMatchObject({ gone: false, entry: { start: at(600, '10:00:00') } });
    expect(changes.get(far)).toMatchObject({ gone: false, entry: { subject: 'Far away' } });
  });

  test.each([410, 400] as const)(
    'is read from the beginning when its state is not found (%i)',
    async (status) => {
      const remoteId = await makeEvent();
      const { cursor } = await readAll(calendarReader);
      opened.local.control.changeSettings({ delta: { tokenLifeSeconds, calendarExpiry: status } });
      await afterItsLife();
      const page = await calendarReader.read(`${cursor}`);
      expect(page.whole).toBe(true);
      opened.local.control.changeSettings({ delta: obliging });
      expect((await readAll(calendarReader, null)).changes.has(remoteId)).toBe(true);
    },
  );

  test('draws its window anew after a month', async () => {
    const clock = new FixedClock(at(0, '09:00:00'));
    const reader = createCalendarChanges(opened.graph, mailbox, clock);
    const { cursor } = await readAll(reader);
    clock.set(at(29, '09:00:00'));
    expect((await readAll(reader, cursor)).wholes.every((whole) => !whole)).toBe(true);
    clock.set(at(30, '09:00:00'));
    const drawn = await readAll(reader, cursor);
    expect(drawn.wholes.every(Boolean)).toBe(true);
    expect(JSON.parse(`${drawn.cursor}`)).toMatchObject({ since: addDays(today, 30), whole: false });
  });
});

describe('a reading that fails', () => {
  test('says so with the wait that is asked for, and names nobody', async () => {
    const elsewhere = createCalendarChanges(opened.graph, 'nobody@norfolk.example', systemClock);
    await expect(elsewhere.read(null)).rejects.toThrow(/^the changes of the calendar could not be read: 404/);
  });
});
