import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mailbox } from '../../people.ts';
import { anEvent, attendee } from '../graph/outlook/testing/localOutlook.ts';
import { type Json, replyOf } from '../testing/reply.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../testing/startLocalMicrosoft365.ts';

let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365();
});
afterAll(() => local.close());
afterEach(() => local.reset());

const ask = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  { url } = local,
) =>
  replyOf(
    await fetch(`${url}/_control${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
const events = `/users/${mailbox}/events`;
const create = (over: object = {}) => local.call('POST', events, { body: anEvent({ ...over }) });

describe('settings', () => {
  test("change Outlook's undocumented choices at once", async () => {
    await create({ transactionId: 'one' });
    const other = { transactionId: 'one', subject: 'Another' };
    expect((await create(other)).status).toBe(400);
    const { status, body } = await ask('PUT', '/settings', {
      outlook: { duplicateTransactionStatus: 409, joinLinkDelaySeconds: 30 },
    });
    expect(status).toBe(200);
    expect(body.settings?.outlook).toEqual({
      duplicateTransactionStatus: 409,
      transactionsOutliveEvents: true,
      joinLinkDelaySeconds: 30,
    });
    expect((await create(other)).status).toBe(409);
  });

  test('are all taken, or none', async () => {
    const before = (await ask('GET', '')).body.settings;
    const refused = await ask('PUT', '/settings', {
      outlook: { joinLinkDelaySeconds: 30 },
      sharePointLimits: { licences: -1 },
    });
    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('licences') } });
    expect((await ask('PUT', '/settings', { weather: {} })).status).toBe(400);
    expect((await ask('GET', '')).body.settings).toEqual(before);
  });

  test('given at the start hold, and come back with a reset', async () => {
    const started = await startLocalMicrosoft365({
      settings: { outlook: { transactionsOutliveEvents: false } },
      faults: { rules: [{ path: '/v1.0/me', fault: { kind: 'reset' } }] },
    });
    started.control.changeSettings({ outlook: { transactionsOutliveEvents: true } });
    started.control.planFaults({ rules: [] });
    started.reset();
    const { settings, faults } = started.control.state();
    expect(settings.outlook.transactionsOutliveEvents).toBe(false);
    expect(faults.rules).toHaveLength(1);
    await started.close();
  });
});

describe('time', () => {
  test('is put forward, for join links as for tokens', async () => {
    const started = await startLocalMicrosoft365({ settings: { outlook: { joinLinkDelaySeconds: 600 } } });
    const created = await started.call('POST', events, { body: anEvent({ isOnlineMeeting: true }) });
    expect(created.body.onlineMeeting).toBeNull();
    const advance = async (milliseconds: number) =>
      (await ask('POST', '/clock', { advanceMilliseconds: milliseconds }, {}, started)).body;
    const before = Date.parse(started.control.state().now);
    expect(Date.parse(`${(await advance(600_000)).now}`)).toBeGreaterThanOrEqual(before + 600_000);
    const read = await started.call('GET', `${events}/${created.body.id}`);
    expect(`${read.body.onlineMeeting?.joinUrl}`).toContain('/meetup-join/');

    await advance(3_600_000);
    const late = await started.call('GET', events);
    expect(late).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    await started.close();
  });

  test("is not ours to move where somebody else's clock is used", async () => {
    const started = await startLocalMicrosoft365({ clock: { now: () => new Date('2027-01-11T09:00:00Z') } });
    const reply = await ask('POST', '/clock', { advanceMilliseconds: 1 }, {}, started);
    expect(reply.status).toBe(409);
    await started.close();
  });

  test('never goes back', async () => {
    expect((await ask('POST', '/clock', { advanceMilliseconds: -1 })).status).toBe(400);
  });
});

describe('faults', () => {
  test('are planned rule by rule, counted, and ended', async () => {
    const rules = [{ path: '/v1.0/users/*/events', times: 1, fault: { kind: 'error', status: 503 } }];
    await ask('POST', '/faults', { seed: '7', rules });
    expect((await create()).status).toBe(503);
    expect((await create()).status).toBe(201);
    const { faults } = (await ask('GET', '')).body;
    expect(faults).toMatchObject({
      seed: '7',
      injected: 1,
      rules: [{ name: 'error', matched: 2, struck: 1 }],
    });
    expect((await ask('POST', '/faults', { rules: [] })).body.faults?.rules).toEqual([]);
  });

  test('are planned by a seed and a rate', async () => {
    const { body } = await ask('POST', '/faults', { seed: '7', rate: 0.1 });
    expect(body.faults?.rules?.length).toBe(8);
    expect((await ask('POST', '/faults', { seed: '7', rate: 2 })).status).toBe(400);
  });
});

describe('mails', () => {
  const head = 'head@samphire.norfolk.example';
  const guest = 'guest@hub.example';
  const mails = async (query = ''): Promise<Json> => (await ask('GET', `/mails${query}`)).body;

  test('are counted for each recipient, inside and outside the tenant, with the reason', async () => {
    const { body } = await create({ attendees: [attendee(head), attendee(guest)] });
    const event = `${events}/${body.id}`;
    await local.call('PATCH', event, { body: { subject: 'Moved to the library' } });
    await local.call('PATCH', event, { body: { attendees: [attendee(head)] } });
    await local.call('POST', `${event}/cancel`, { body: { comment: 'No room' } });
    await local.call('POST', `/users/${mailbox}/sendMail`, {
      body: {
        message: { subject: 'Your place', toRecipients: [{ emailAddress: { address: head.toUpperCase() } }] },
        saveToSentItems: false,
      },
    });
    expect(await mails()).toEqual({
      recipients: [
        { recipient: guest, total: 3, invitation: 1, update: 1, cancellation: 1 },
        { recipient: head, total: 4, invitation: 1, update: 1, cancellation: 1, letter: 1 },
      ],
    });
  });

  test('to one recipient are listed in order, with the meeting each is about', async () => {
    const { body } = await create({ attendees: [attendee(head), attendee(guest)] });
    await local.call('DELETE', `${events}/${body.id}`);
    const found = await mails(`?recipient=${guest}`);
    expect(found).toMatchObject({
      recipient: guest,
      mails: [
        { reason: 'invitation', subject: 'Collaborative meeting', from: mailbox, meeting: body.iCalUId },
        { reason: 'cancellation', subject: 'Canceled: Collaborative meeting', meeting: body.iCalUId },
      ],
    });
  });
});

describe('the control address', () => {
  test.each<[string, Record<string, string>, number]>([
    ['another origin', { origin: 'https://elsewhere.example' }, 403],
    ['no JSON', { 'content-type': 'text/plain' }, 415],
  ])('takes nothing from %s', async (_who, headers, status) => {
    const reply = await ask('POST', '/clock', { advanceMilliseconds: 1000 }, headers);
    expect(reply.status).toBe(status);
  });

  test('answers pages of this machine, and leaves no trace in the traffic', async () => {
    const reply = await ask('GET', '', undefined, { origin: 'http://localhost:5300' });
    expect(reply.status).toBe(200);
    const { exchanges } = (await (await fetch(`${local.url}/_inspector/exchanges`)).json()) as {
      exchanges: [];
    };
    expect(exchanges).toEqual([]);
  });

  test('says what it does not understand', async () => {
    const reply = await fetch(`${local.url}/_control/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(reply.status).toBe(400);
  });
});
