import { describe, expect, test } from '@jest/globals';
import { anEntry } from '../../tests/builders/anEntry.ts';
import { type Scripted, ScriptedFetch } from '../../tests/doubles/scriptedFetch.ts';
import { createGraph } from './graphClient.ts';
import { createOutlookCalendar } from './outlookCalendar.ts';

const open = (...answers: Scripted[]) => {
  const network = new ScriptedFetch(...answers);
  const graph = createGraph({
    graphUrl: 'https://graph.example',
    token: async () => 't',
    fetch: network.fetch,
    pace: { now: () => new Date('2026-11-23T09:00:00Z'), random: () => 0, sleep: async () => {} },
  });
  return { calendar: createOutlookCalendar(graph, 'shared@norfolk.example'), sent: network.sent };
};

const create = { op: 'create', key: 'b7k2q', entry: anEntry({ online: true }) } as const;
const duplicate = (status: number, details: object = {}) => ({
  status,
  body: { error: { code: 'ErrorDuplicateTransactionId', message: 'Already used.', ...details } },
});

describe('creating an Outlook event', () => {
  test('states everything once: who hides, who joins, when, and whose it is', async () => {
    const { calendar, sent } = open({
      status: 201,
      body: { id: 'e1', onlineMeeting: { joinUrl: 'https://j' } },
    });
    expect(await calendar.apply([create])).toEqual([
      { status: 'done', remoteId: 'e1', joinUrl: 'https://j' },
    ]);
    expect(sent[0]?.body).toEqual({
      transactionId: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      subject: 'Transitions workshop',
      body: {
        contentType: 'html',
        content:
          '<div id="collaborative-details"><p>How Year 6 and Year 7 teachers can plan together.</p></div>',
      },
      start: { dateTime: '2027-01-20T09:30:00', timeZone: 'GMT Standard Time' },
      end: { dateTime: '2027-01-20T12:00:00', timeZone: 'GMT Standard Time' },
      isAllDay: false,
      location: { displayName: "King's Lynn Town Hall" },
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      showAs: 'busy',
      isReminderOn: true,
      categories: ['Workshop'],
      hideAttendees: true,
      responseRequested: true,
      singleValueExtendedProperties: [
        { id: 'String {8f0d1e5a-3c64-4f0e-9d1b-6a2f4c7b9e10} Name CollaborativeKey', value: 'b7k2q' },
      ],
    });
  });

  test('does not remind anybody of a key date', async () => {
    const { calendar, sent } = open({ status: 201, body: { id: 'e1' } });
    await calendar.apply([{ ...create, entry: anEntry({ showAs: 'free', allDay: true }) }]);
    expect(sent[0]?.body).toMatchObject({ showAs: 'free', isReminderOn: false, isAllDay: true });
    expect(sent[0]?.body).not.toHaveProperty('isOnlineMeeting');
  });

  test('sends the same transaction id after a lost reply', async () => {
    const { calendar, sent } = open('lost', { status: 201, body: { id: 'e1' } });
    expect((await calendar.apply([create]))[0]?.status).toBe('done');
    const [first, second] = sent.map(({ body }) => (body as { transactionId: string }).transactionId);
    expect(second).toBe(first);
  });

  test.each([400, 409])(
    'takes a duplicate (%i) for the event that is there, and mends it',
    async (status) => {
      const { calendar, sent } = open(
        duplicate(status, { '@event.existingEventId': 'e0' }),
        { status: 200, body: { id: 'e0', subject: 'Old title', body: { content: '' } } },
        { status: 200, body: { id: 'e0' } },
      );
      expect(await calendar.apply([create])).toMatchObject([{ status: 'done', remoteId: 'e0' }]);
      expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'PATCH']);
      expect(sent[2]?.body).toMatchObject({ subject: 'Transitions workshop' });
      expect(sent[2]?.body).not.toHaveProperty('transactionId');
    },
  );

  test('looks a duplicate up by our key where Graph does not name it', async () => {
    const { calendar, sent } = open(
      duplicate(409),
      { status: 200, body: { value: [{ id: 'e0' }] } },
      { status: 200, body: { id: 'e0' } },
    );
    expect(await calendar.apply([create])).toMatchObject([{ status: 'done', remoteId: 'e0' }]);
    expect(decodeURIComponent(sent[1]?.path ?? '')).toContain(
      "singleValueExtendedProperties/Any(ep: ep/id eq 'String {8f0d1e5a-3c64-4f0e-9d1b-6a2f4c7b9e10} Name CollaborativeKey' and ep/value eq 'b7k2q')",
    );
  });

  test('takes another transaction id where the event of the first is gone', async () => {
    const { calendar, sent } = open(
      duplicate(409),
      { status: 200, body: { value: [] } },
      { status: 201, body: { id: 'e1' } },
    );
    expect(await calendar.apply([create])).toMatchObject([{ status: 'done', remoteId: 'e1' }]);
    const [first, , third] = sent.map(
      ({ body }) => (body as { transactionId?: string } | null)?.transactionId,
    );
    expect(third).not.toBe(first);
  });

  test('looks no further when every id is taken', async () => {
    const { calendar } = open((sent) =>
      sent.method === 'POST' ? duplicate(400) : { status: 200, body: { value: [] } },
    );
    expect((await calendar.apply([create]))[0]?.status).toBe('refused');
  });
});

describe('an answer that is no success', () => {
  const reason = (code: string) => ({ error: { code, message: 'Mail of head@school.example is wrong' } });

  test.each([
    [{ status: 404, body: reason('ErrorItemNotFound') }, { status: 'gone' }],
    [
      { status: 429, headers: { 'Retry-After': '300' }, body: reason('ApplicationThrottled') },
      { status: 'retry', afterSeconds: 300, reason: '429 ApplicationThrottled' },
    ],
    [
      { status: 503, body: undefined },
      { status: 'retry', afterSeconds: 30, reason: '503' },
    ],
    [
      { status: 500, body: undefined },
      { status: 'retry', afterSeconds: 30, reason: '500' },
    ],
    [
      { status: 403, body: reason('ErrorAccessDenied') },
      { status: 'retry', afterSeconds: 900, reason: '403 ErrorAccessDenied' },
    ],
    [
      { status: 400, body: reason('ErrorInvalidRequest') },
      { status: 'refused', reason: '400 ErrorInvalidRequest' },
    ],
    [
      { status: 501, body: reason('<b>x@y.z</b>') },
      { status: 'refused', reason: '501 bxy.zb' },
    ],
  ])('%j comes to %j', async (answer, outcome) => {
    const { calendar } = open(answer as Scripted);
    const update = { op: 'update', key: 'k', remoteId: 'e1', changes: { subject: 'x' } } as const;
    expect(await calendar.apply([update])).toEqual([outcome]);
  });
});

describe('setting attendees', () => {
  const guest = { name: 'Guest', email: 'guest@hub.example' };
  const event = (etag: string) => ({
    status: 200,
    body: {
      id: 'e1',
      '@odata.etag': etag,
      attendees: [{ type: 'required', emailAddress: { name: 'Head', address: 'head@school.example' } }],
    },
  });

  test('writes attendees only, on the version that was read', async () => {
    const { calendar, sent } = open(event('W/"1"'), { status: 200, body: { id: 'e1' } });
    expect((await calendar.setAttendees('e1', [guest])).status).toBe('done');
    expect(sent[1]?.headers['If-Match']).toBe('W/"1"');
    expect(sent[1]?.body).toEqual({
      attendees: [{ type: 'required', emailAddress: { name: 'Guest', address: 'guest@hub.example' } }],
    });
  });

  test('writes nobody off whom somebody else may have put on meanwhile', async () => {
    const { calendar, sent } = open(event('W/"1"'), { status: 200, body: { id: 'e1' } });
    expect(await calendar.setAttendees('e1', [guest], async () => false)).toMatchObject({ status: 'retry' });
    expect(sent).toHaveLength(1);
  });

  test('reads once more when somebody was faster, and then leaves it for later', async () => {
    const { calendar, sent } = open(event('W/"1"'), { status: 412 }, event('W/"2"'), { status: 200 });
    expect((await calendar.setAttendees('e1', [guest])).status).toBe('done');
    expect(sent[3]?.headers['If-Match']).toBe('W/"2"');
    const always = open((sending) => (sending.method === 'GET' ? event('W/"1"') : { status: 412 }));
    expect((await always.calendar.setAttendees('e1', [guest])).status).toBe('retry');
    expect(always.sent).toHaveLength(4);
  });

  test('refuses more than an Outlook event takes, before asking', async () => {
    const { calendar, sent } = open({ status: 200 });
    const crowd = Array.from({ length: 501 }, (_, n) => ({ name: '', email: `${n}@school.example` }));
    expect((await calendar.setAttendees('e1', crowd)).status).toBe('refused');
    expect(sent).toEqual([]);
  });
});
