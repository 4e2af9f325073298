import { describe, expect, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from '../../../../../tests/contracts/graphSchemas.ts';
import { anEvent, attendee, localOutlook, shared } from '../testing/localOutlook.ts';

if (!graphContractsPresent) console.log('not checked: contracts absent');

const london = { headers: { prefer: 'outlook.timezone="GMT Standard Time"' } };

describe('creating an event', () => {
  test('answers 201 with the whole event, its times in UTC with seven decimals', async () => {
    const outlook = localOutlook();
    const { status, body } = await outlook.post(
      `${shared}/events`,
      anEvent({
        start: { dateTime: '2027-07-01T09:00:00', timeZone: 'Europe/London' },
        end: { dateTime: '2027-07-01T10:30:00', timeZone: 'Europe/London' },
        location: { displayName: 'County Hall' },
        categories: ['Practice Week'],
        transactionId: 'first',
      }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      subject: 'Collaborative meeting',
      start: { dateTime: '2027-07-01T08:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2027-07-01T09:30:00.0000000', timeZone: 'UTC' },
      originalStartTimeZone: 'Europe/London',
      location: { displayName: 'County Hall' },
      bodyPreview: 'Please bring your plans.',
      isOrganizer: true,
      responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
      transactionId: 'first',
      type: 'singleInstance',
    });
    expect(body['@odata.etag']).toBe(`W/"${body.changeKey}"`);
  });

  test('is found again by id, in lists and under its calendar, and by nobody else', async () => {
    const outlook = localOutlook();
    const { id } = (await outlook.post(`${shared}/calendar/events`, anEvent())).body;
    const calendar = (await outlook.get(`${shared}/calendar`)).body;
    for (const path of [
      `${shared}/events/${id}`,
      `${shared}/calendar/events/${id}`,
      `${shared}/calendars/${calendar.id}/events/${id}`,
    ])
      expect((await outlook.get(path)).body.id).toBe(id);
    expect((await outlook.get(`${shared}/events`)).body.value).toHaveLength(1);
    const other = await outlook.get(`/users/head@samphire.norfolk.example/events/${id}`);
    expect(other).toMatchObject({ status: 404, body: { error: { code: 'ErrorItemNotFound' } } });
  });

  test('keeps the events of another calendar apart', async () => {
    const outlook = localOutlook();
    const calendar = (await outlook.post(`${shared}/calendars`, { name: 'Visits' })).body;
    const { id } = (await outlook.post(`${shared}/calendars/${calendar.id}/events`, anEvent())).body;
    expect((await outlook.get(`${shared}/calendar/events`)).body.value).toHaveLength(0);
    expect((await outlook.get(`${shared}/calendar/events/${id}`)).status).toBe(404);
    expect((await outlook.get(`${shared}/events/${id}`)).status).toBe(200);
  });

  test.each([
    ['an end before the start', { end: { dateTime: '2027-02-03T08:59:00', timeZone: 'GMT Standard Time' } }],
    ['a day that does not exist', { start: { dateTime: '2027-02-30T09:00:00', timeZone: 'UTC' } }],
    ['no start', { start: undefined }],
    ['an unknown property', { title: 'Collaborative meeting' }],
    ['a wrong type', { categories: 'Practice Week' }],
    ['an attendee without an address', { attendees: [{ emailAddress: { name: 'Head teacher' } }] }],
  ])('refuses %s with 400 and keeps nothing', async (_, over) => {
    const outlook = localOutlook();
    expect((await outlook.post(`${shared}/events`, anEvent(over))).status).toBe(400);
    expect((await outlook.get(`${shared}/events`)).body.value).toHaveLength(0);
  });

  test('refuses an unknown time zone, in the body and in Prefer', async () => {
    const outlook = localOutlook();
    const start = { dateTime: '2027-02-03T09:00:00', timeZone: 'Broadland Standard Time' };
    const created = await outlook.post(`${shared}/events`, anEvent({ start }));
    const read = await outlook.get(`${shared}/events`, {
      headers: { prefer: 'outlook.timezone="Broadland Standard Time"' },
    });
    for (const reply of [created, read])
      expect(reply).toMatchObject({
        status: 400,
        body: { error: { code: 'TimeZoneNotSupportedException' } },
      });
  });

  test('refuses recurrence as not built rather than making one meeting of many', async () => {
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd' } };
    const { status, body } = await localOutlook().post(`${shared}/events`, anEvent({ recurrence }));
    expect({ status, code: body.error?.code }).toEqual({ status: 501, code: 'NotImplemented' });
  });

  test('takes 500 attendees and refuses 501', async () => {
    const outlook = localOutlook();
    const crowd = Array.from({ length: 501 }, (_, n) => attendee(`person${n}@elsewhere.example`));
    const full = await outlook.post(`${shared}/events`, anEvent({ attendees: crowd.slice(1) }));
    expect(full.status).toBe(201);
    expect(full.body.attendees).toHaveLength(500);
    const over = await outlook.post(`${shared}/events`, anEvent({ attendees: crowd }));
    expect(over).toMatchObject({ status: 400, body: { error: { code: 'ErrorInvalidRequest' } } });
    const grown = await outlook.patch(`${shared}/events/${full.body.id}`, { attendees: crowd });
    expect(grown.status).toBe(400);
  });
});

describe('times', () => {
  const read = async (start: string, end: string, timeZone = 'GMT Standard Time') => {
    const outlook = localOutlook();
    const times = { start: { dateTime: start, timeZone }, end: { dateTime: end, timeZone } };
    const utc = (await outlook.post(`${shared}/events`, anEvent(times))).body;
    const local = (await outlook.get(`${shared}/events/${utc.id}`, london)).body;
    return { utc: utc.start?.dateTime, local: local.start?.dateTime, localEnd: local.end?.dateTime };
  };

  test('follow the clocks forward on 28 March 2027', async () => {
    expect(await read('2027-03-28T00:30:00', '2027-03-28T02:30:00')).toEqual({
      utc: '2027-03-28T00:30:00.0000000',
      local: '2027-03-28T00:30:00.0000000',
      localEnd: '2027-03-28T02:30:00.0000000',
    });
    expect((await read('2027-03-28T09:00:00', '2027-03-28T10:00:00')).utc).toBe(
      '2027-03-28T08:00:00.0000000',
    );
  });

  test('move out of the hour that does not exist', async () => {
    expect(await read('2027-03-28T01:30:00', '2027-03-28T03:00:00')).toMatchObject({
      utc: '2027-03-28T01:30:00.0000000',
      local: '2027-03-28T02:30:00.0000000',
    });
  });

  test('take the hour that comes twice on 31 October 2027 as winter time', async () => {
    expect(await read('2027-10-31T01:30:00', '2027-10-31T03:00:00')).toMatchObject({
      utc: '2027-10-31T01:30:00.0000000',
      local: '2027-10-31T01:30:00.0000000',
    });
    expect((await read('2027-10-31T00:30:00', '2027-10-31T03:00:00')).utc).toBe(
      '2027-10-30T23:30:00.0000000',
    );
  });

  test('tell the UK zone from Greenwich Standard Time, which has no summer', async () => {
    expect((await read('2027-07-01T09:00:00', '2027-07-01T10:00:00')).utc).toBe(
      '2027-07-01T08:00:00.0000000',
    );
    const iceland = await read('2027-07-01T09:00:00', '2027-07-01T10:00:00', 'Greenwich Standard Time');
    expect(iceland.utc).toBe('2027-07-01T09:00:00.0000000');
  });

  test('of all-day events run from midnight to midnight, in whatever zone they are read', async () => {
    const outlook = localOutlook();
    const day = (start: string, end: string, endZone = 'GMT Standard Time') =>
      anEvent({
        isAllDay: true,
        showAs: 'free',
        start: { dateTime: start, timeZone: 'GMT Standard Time' },
        end: { dateTime: end, timeZone: endZone },
      });
    const { status, body } = await outlook.post(
      `${shared}/events`,
      day('2027-07-01T00:00:00', '2027-07-02T00:00:00'),
    );
    expect(status).toBe(201);
    expect(body.start).toEqual({ dateTime: '2027-07-01T00:00:00.0000000', timeZone: 'UTC' });
    for (const wrong of [
      day('2027-07-01T09:00:00', '2027-07-02T00:00:00'),
      day('2027-07-01T00:00:00', '2027-07-01T17:00:00'),
      day('2027-07-01T00:00:00', '2027-07-01T00:00:00'),
      day('2027-07-01T00:00:00', '2027-07-02T00:00:00', 'UTC'),
    ])
      expect((await outlook.post(`${shared}/events`, wrong)).status).toBe(400);
    const timed = await outlook.patch(`${shared}/events/${body.id}`, {
      start: { dateTime: '2027-07-01T09:00:00', timeZone: 'GMT Standard Time' },
    });
    expect(timed.status).toBe(400);
  });
});

describe('changing an event', () => {
  test('changes what is named, and the change key with it', async () => {
    const outlook = localOutlook();
    const before = (await outlook.post(`${shared}/events`, anEvent({ categories: ['Network'] }))).body;
    outlook.setClock('2027-01-12T09:00:00Z');
    const { status, body } = await outlook.patch(`${shared}/events/${before.id}`, {
      subject: 'Moved online',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      subject: 'Moved online',
      categories: ['Network'],
      start: before.start,
      lastModifiedDateTime: '2027-01-12T09:00:00.0000000Z',
    });
    expect(body.changeKey).not.toBe(before.changeKey);
  });

  test('honours If-Match: a stale state is refused with 412 and nothing changes', async () => {
    const outlook = localOutlook();
    const before = (await outlook.post(`${shared}/events`, anEvent())).body;
    const path = `${shared}/events/${before.id}`;
    const headers = { 'if-match': String(before['@odata.etag']) };
    expect((await outlook.patch(path, { subject: 'Second' }, { headers })).status).toBe(200);
    expect(await outlook.patch(path, { subject: 'Third' }, { headers })).toMatchObject({
      status: 412,
      body: { error: { code: 'ErrorIrresolvableConflict' } },
    });
    expect((await outlook.remove(path, { headers })).status).toBe(412);
    expect((await outlook.get(path)).body.subject).toBe('Second');
  });

  test('refuses to give it another transaction id', async () => {
    const outlook = localOutlook();
    const { id } = (await outlook.post(`${shared}/events`, anEvent({ transactionId: 'one' }))).body;
    expect((await outlook.patch(`${shared}/events/${id}`, { transactionId: 'two' })).status).toBe(400);
  });

  test('is refused with 404 once the event is gone', async () => {
    const outlook = localOutlook();
    const { id } = (await outlook.post(`${shared}/events`, anEvent())).body;
    expect((await outlook.remove(`${shared}/events/${id}`)).status).toBe(204);
    const gone = await outlook.patch(`${shared}/events/${id}`, { subject: 'Too late' });
    expect(gone).toMatchObject({ status: 404, body: { error: { code: 'ErrorItemNotFound' } } });
    expect((await outlook.remove(`${shared}/events/${id}`)).status).toBe(404);
  });
});

(graphContractsPresent ? test : test.skip)("every event is one by Microsoft's types", async () => {
  const outlook = localOutlook();
  const everything = anEvent({
    location: { displayName: 'County Hall', address: { street: 'Martineau Lane', city: 'Norwich' } },
    attendees: [attendee('head@samphire.norfolk.example')],
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    transactionId: 'one',
    singleValueExtendedProperties: [
      { id: 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name EventId', value: 'abc' },
    ],
  });
  expect(graphTypeErrors('event', everything)).toEqual([]);
  const created = (await outlook.post(`${shared}/events`, everything)).body;
  const window = 'startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z';
  const lists = await Promise.all([
    outlook.get(
      `${shared}/events?$expand=singleValueExtendedProperties($filter=id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name EventId')`,
    ),
    outlook.get(`${shared}/calendarView?${window}`, london),
    outlook.get(`/users/head@samphire.norfolk.example/calendarView?${window}`),
  ]);
  const events = [created, ...lists.flatMap(({ body }) => [...(body.value ?? [])])];
  expect(events).toHaveLength(4);
  expect(events.flatMap((event) => graphTypeErrors('event', event))).toEqual([]);
});
