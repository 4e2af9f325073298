import { describe, expect, test } from '@jest/globals';
import { anEvent, attendee, localOutlook, shared } from '../testing/localOutlook.ts';

const name = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name EventId';
const marked = (value: string, over = {}) =>
  anEvent({ singleValueExtendedProperties: [{ id: name, value }], ...over });
const any = (id: string, value: string) =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${value}')`;

describe('transactionId', () => {
  test('sent again with the same content answers 201 with the same event and mails nobody twice', async () => {
    const outlook = localOutlook();
    const event = anEvent({ transactionId: 'one', attendees: [attendee('colleague@elsewhere.example')] });
    const first = await outlook.post(`${shared}/events`, event);
    const second = await outlook.post(
      `${shared}/events`,
      Object.fromEntries(Object.entries(event).reverse()),
    );
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect((await outlook.get(`${shared}/events`)).body.value).toHaveLength(1);
    expect((await outlook.get(`${shared}/messages`)).body.value).toHaveLength(1);
  });

  test.each([400, 409] as const)(
    'used for other content is refused with %s and names the event that is there',
    async (duplicateTransactionStatus) => {
      const outlook = localOutlook({ duplicateTransactionStatus });
      const { id } = (await outlook.post(`${shared}/events`, anEvent({ transactionId: 'one' }))).body;
      const other = anEvent({ transactionId: 'one', subject: 'Another' });
      expect(await outlook.post(`${shared}/events`, other)).toMatchObject({
        status: duplicateTransactionStatus,
        body: { error: { code: 'ErrorDuplicateTransactionId', '@event.existingEventId': id } },
      });
    },
  );

  test.each([
    ['stays used', true, 400],
    ['is free again', false, 201],
  ])('of an event that is gone %s, by option', async (_, transactionsOutliveEvents, status) => {
    const outlook = localOutlook({ transactionsOutliveEvents });
    const event = anEvent({ transactionId: 'one' });
    const { id } = (await outlook.post(`${shared}/events`, event)).body;
    await outlook.remove(`${shared}/events/${id}`);
    expect((await outlook.post(`${shared}/events`, event)).status).toBe(status);
  });

  test('is looked for in one mailbox only', async () => {
    const outlook = localOutlook();
    const event = anEvent({ transactionId: 'one' });
    const ours = await outlook.post(`${shared}/events`, event);
    const theirs = await outlook.post('/users/head@samphire.norfolk.example/events', event);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(ours.body.id);
  });
});

describe('extended properties', () => {
  test('find their event: the name exactly, the value whatever its case', async () => {
    const outlook = localOutlook();
    await outlook.post(`${shared}/events`, marked('other'));
    const { id } = (await outlook.post(`${shared}/events`, marked('Evt-123'))).body;
    const found = async (filter: string) => {
      const { value } = (await outlook.get(`${shared}/events?$filter=${encodeURIComponent(filter)}`)).body;
      return [...(value ?? [])].map((event) => event.id);
    };
    expect(await found(any(name, 'evt-123'))).toEqual([id]);
    expect(await found(any(name.replace('EventId', 'eventid'), 'Evt-123'))).toEqual([]);
    expect(await found(any(name, 'evt-12'))).toEqual([]);
    const starts = `singleValueExtendedProperties/any(p:p/id eq '${name}' and startswith(p/value,'EVT'))`;
    expect(await found(starts)).toEqual([id]);
  });

  test('are shown only where $expand asks for them by id', async () => {
    const outlook = localOutlook();
    const { id, singleValueExtendedProperties: untold } = (
      await outlook.post(`${shared}/events`, marked('evt-123'))
    ).body;
    expect(untold).toBeUndefined();
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${name}')`);
    const one = await outlook.get(`${shared}/events/${id}?$select=subject&$expand=${expand}`);
    const [listed] = (await outlook.get(`${shared}/events?$expand=${expand}`)).body.value ?? [];
    for (const event of [one.body, listed])
      expect(event?.singleValueExtendedProperties).toEqual([{ id: name, value: 'evt-123' }]);
    expect(Object.keys(one.body)).toEqual(
      expect.arrayContaining(['id', 'subject', 'singleValueExtendedProperties']),
    );
    expect(one.body.body).toBeUndefined();
    const bare = await outlook.get(`${shared}/events/${id}?$expand=singleValueExtendedProperties`);
    expect(bare.status).toBe(400);
  });

  test('can be changed, and a name that is none is refused', async () => {
    const outlook = localOutlook();
    const { id } = (await outlook.post(`${shared}/events`, marked('before'))).body;
    const change = { singleValueExtendedProperties: [{ id: name, value: 'after' }] };
    await outlook.patch(`${shared}/events/${id}`, change);
    const filter = encodeURIComponent(any(name, 'after'));
    expect((await outlook.get(`${shared}/events?$filter=${filter}`)).body.value).toHaveLength(1);
    const wrong = anEvent({ singleValueExtendedProperties: [{ id: 'EventId', value: 'x' }] });
    expect((await outlook.post(`${shared}/events`, wrong)).status).toBe(400);
  });
});

describe('lists of events', () => {
  test('refuse to expand or search what is not built rather than leaving it out', async () => {
    const outlook = localOutlook();
    const { id } = (await outlook.post(`${shared}/events`, anEvent())).body;
    for (const path of [
      '/events?$expand=attachments',
      `/events/${id}?$expand=attachments`,
      '/events?$search="network"',
    ])
      expect((await outlook.get(`${shared}${path}`)).status).toBe(501);
  });

  test('are filtered, ordered, counted and cut down as asked', async () => {
    const outlook = localOutlook();
    for (const [subject, day] of [
      ['Network', '05'],
      ['Conference', '03'],
      ['Network', '01'],
    ])
      await outlook.post(
        `${shared}/events`,
        anEvent({
          subject,
          start: { dateTime: `2027-02-${day}T09:00:00`, timeZone: 'UTC' },
          end: { dateTime: `2027-02-${day}T10:00:00`, timeZone: 'UTC' },
        }),
      );
    const { body } = await outlook.get(
      `${shared}/events?$filter=subject eq 'network' and start/dateTime ge '2027-02-01'&$orderby=start/dateTime&$select=subject,start&$count=true&$top=1`,
    );
    expect(body['@odata.count']).toBe(2);
    expect(body.value).toHaveLength(1);
    expect(body.value?.[0]).toEqual({
      '@odata.etag': expect.any(String),
      id: expect.any(String),
      subject: 'Network',
      start: { dateTime: '2027-02-01T09:00:00.0000000', timeZone: 'UTC' },
    });
    const next = await outlook.get(String(body['@odata.nextLink']));
    expect(next.body.value?.[0]?.start?.dateTime).toBe('2027-02-05T09:00:00.0000000');
    expect(next.body['@odata.nextLink']).toBeUndefined();
  });
});
