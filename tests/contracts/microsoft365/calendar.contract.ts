import { describe, expect, test } from '@jest/globals';
import type { EventCalendar, Outcome } from '#core/sync/ports.ts';
import { anEntry } from '../../builders/anEntry.ts';

/** What stands in the calendar, as far as the contract looks. */
export type SeenEvent = {
  subject: string;
  /** Wall time in the zone of the entry, to the minute. */
  start: string;
  allDay: boolean;
  showAs: string;
  location: string;
  attendees: string[];
  joinUrl: string | null;
};

export type CalendarUnderContract = {
  calendar: EventCalendar;
  /** A key that no other test has used. */
  newKey(): string;
  see(remoteId: string): Promise<SeenEvent | null>;
};

export const remoteIdOf = (outcome: Outcome | undefined): string => {
  if (outcome?.status !== 'done') throw new Error(`expected "done", got ${JSON.stringify(outcome)}`);
  return outcome.remoteId;
};

export const calendarContract = (open: () => CalendarUnderContract) =>
  describe('calendar', () => {
    const create = async (overrides: Parameters<typeof anEntry>[0] = {}) => {
      const { calendar, newKey, see } = open();
      const key = newKey();
      const [outcome] = await calendar.apply([{ op: 'create', key, entry: anEntry(overrides) }]);
      return { calendar, key, see, outcome, remoteId: remoteIdOf(outcome) };
    };

    test('shows an event at its time in its zone', async () => {
      const { see, remoteId, outcome } = await create({
        start: '2027-05-19T08:30:00Z',
        end: '2027-05-19T11:00:00Z',
      });
      expect(outcome).toMatchObject({ joinUrl: null });
      expect(await see(remoteId)).toEqual({
        subject: 'Transitions workshop',
        start: '2027-05-19T09:30',
        allDay: false,
        showAs: 'busy',
        location: "King's Lynn Town Hall",
        attendees: [],
        joinUrl: null,
      });
    });

    test('shows a key date as a whole free day, in summer time too', async () => {
      const { see, remoteId } = await create({
        start: '2027-06-29T23:00:00Z',
        end: '2027-06-30T23:00:00Z',
        allDay: true,
        showAs: 'free',
        location: null,
      });
      expect(await see(remoteId)).toMatchObject({
        start: '2027-06-30T00:00',
        allDay: true,
        showAs: 'free',
        location: '',
      });
    });

    test('makes one event, however often it is created', async () => {
      const { calendar, key, remoteId } = await create();
      const again = await calendar.apply([{ op: 'create', key, entry: anEntry() }]);
      expect(remoteIdOf(again[0])).toBe(remoteId);
    });

    test('brings an event that was created before to what is stated now', async () => {
      const { calendar, key, see, remoteId } = await create();
      const entry = anEntry({ subject: 'Another title', body: 'Other words', location: null });
      const again = await calendar.apply([{ op: 'create', key, entry }]);
      expect(remoteIdOf(again[0])).toBe(remoteId);
      expect(await see(remoteId)).toMatchObject({ subject: 'Another title', location: '' });
    });

    test('changes what is named and keeps the rest', async () => {
      const { calendar, key, see, remoteId } = await create();
      const changes = { subject: 'Changed & <checked>' };
      const [outcome] = await calendar.apply([{ op: 'update', key, remoteId, changes }]);
      expect(remoteIdOf(outcome)).toBe(remoteId);
      expect(await see(remoteId)).toMatchObject({
        subject: 'Changed & <checked>',
        location: "King's Lynn Town Hall",
        start: '2027-01-20T09:30',
      });
    });

    test('gives an online event a way to join, which stays when the words change', async () => {
      const { calendar, key, see, remoteId } = await create({ online: true });
      const [read] = await calendar.apply([{ op: 'read', key, remoteId }]);
      const joinUrl = read?.status === 'done' ? read.joinUrl : null;
      expect(joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
      await calendar.apply([{ op: 'update', key, remoteId, changes: { body: 'New $& words' } }]);
      expect((await see(remoteId))?.joinUrl).toBe(joinUrl);
    });

    test('gives an event that goes online later a way to join', async () => {
      const { calendar, key, see, remoteId } = await create();
      await calendar.apply([{ op: 'update', key, remoteId, changes: { online: true, body: 'Now online' } }]);
      expect((await see(remoteId))?.joinUrl).toMatch(/^https:/);
    });

    test('takes a cancelled event away, once and for all', async () => {
      const { calendar, key, see, remoteId } = await create();
      const cancel = { op: 'cancel', key, remoteId, comment: 'Cancelled by the organiser' } as const;
      expect(await calendar.apply([cancel])).toEqual([{ status: 'gone' }]);
      expect(await see(remoteId)).toBeNull();
      expect(await calendar.apply([cancel])).toEqual([{ status: 'gone' }]);
      expect(await calendar.apply([{ op: 'update', key, remoteId, changes: { body: 'x' } }])).toEqual([
        { status: 'gone' },
      ]);
      expect(await calendar.apply([{ op: 'read', key, remoteId }])).toEqual([{ status: 'gone' }]);
      expect(await calendar.setAttendees(remoteId, [])).toEqual({ status: 'gone' });
    });

    test('lets an event come back after its cancellation', async () => {
      const { calendar, key, see, remoteId } = await create();
      await calendar.apply([{ op: 'cancel', key, remoteId, comment: '' }]);
      const [outcome] = await calendar.apply([
        { op: 'create', key, entry: anEntry({ subject: 'Back again' }) },
      ]);
      expect(await see(remoteIdOf(outcome))).toMatchObject({ subject: 'Back again' });
    });

    test('answers in the order of the operations', async () => {
      const { calendar, key, remoteId } = await create();
      const other = open().newKey();
      const outcomes = await calendar.apply([
        { op: 'update', key, remoteId, changes: { body: 'two steps' } },
        { op: 'create', key: other, entry: anEntry({ subject: 'Other' }) },
        { op: 'read', key: 'x', remoteId: 'nowhere' },
      ]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['done', 'done', 'gone']);
      expect(remoteIdOf(outcomes[0])).toBe(remoteId);
      expect(remoteIdOf(outcomes[1])).not.toBe(remoteId);
      expect(await calendar.apply([])).toEqual([]);
    });

    test('has exactly the attendees that are set', async () => {
      const { calendar, see, remoteId } = await create();
      const head = { name: 'Head teacher', email: 'head@samphire.norfolk.example' };
      const guest = { name: 'Guest', email: 'guest@hub.example' };
      expect(remoteIdOf(await calendar.setAttendees(remoteId, [head, guest]))).toBe(remoteId);
      expect((await see(remoteId))?.attendees).toEqual([guest.email, head.email]);
      await calendar.setAttendees(remoteId, [guest]);
      expect((await see(remoteId))?.attendees).toEqual([guest.email]);
      await calendar.setAttendees(remoteId, []);
      expect((await see(remoteId))?.attendees).toEqual([]);
    });

    test('takes 500 people and no more', async () => {
      const { calendar, see, remoteId } = await create();
      const crowd = Array.from({ length: 501 }, (_, n) => ({
        name: `Guest ${n}`,
        email: `guest${n}@hub.example`,
      }));
      expect((await calendar.setAttendees(remoteId, crowd)).status).toBe('refused');
      expect((await see(remoteId))?.attendees).toEqual([]);
      expect((await calendar.setAttendees(remoteId, crowd.slice(1))).status).toBe('done');
      expect((await see(remoteId))?.attendees).toHaveLength(500);
    });
  });
