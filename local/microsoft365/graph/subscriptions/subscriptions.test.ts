import { describe, expect, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from '../../../../tests/contracts/graphSchemas.ts';
import { appId, mailbox } from '../../../people.ts';
import {
  endpoint,
  events,
  lifecycleEndpoint,
  type Subscribed,
  site,
  subscribed,
} from './testing/subscribed.ts';

if (!graphContractsPresent) console.log('not checked: contracts absent');

const listOf = async (local: Subscribed): Promise<string> => {
  const { body } = await local.call('POST', `${site}/lists`, { displayName: 'Events' });
  return `sites/${body.parentReference?.siteId}/lists/${body.id}`;
};
const minutesLeft = (local: Subscribed, { expirationDateTime }: { expirationDateTime: unknown }): number =>
  (Date.parse(String(expirationDateTime)) - local.clock.now().getTime()) / 60_000;

describe('subscribing', () => {
  test('asks both endpoints to say back what they are sent, decoded, before it answers', async () => {
    const local = await subscribed();
    const { status, body } = await local.subscribe({ lifecycleNotificationUrl: lifecycleEndpoint });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      resource: events,
      changeType: 'created,updated,deleted',
      applicationId: appId,
      clientState: 'secret',
      notificationUrl: endpoint,
      lifecycleNotificationUrl: lifecycleEndpoint,
      latestSupportedTlsVersion: 'v1_2',
    });
    const token = /validationToken=Validation%3A\+Testing\+client\+application\+reachability/;
    expect(local.handshakes.map(({ url }) => url.split('validationToken')[0])).toEqual([
      `${endpoint}?`,
      `${lifecycleEndpoint}&`,
    ]);
    for (const { url, contentType } of local.handshakes) {
      expect(url).toMatch(token);
      expect(contentType).toBe('text/plain; charset=utf-8');
    }
    if (graphContractsPresent) expect(graphTypeErrors('subscription', body)).toEqual([]);
  });

  const plain = { 'content-type': 'text/plain' };
  test.each([
    ['another text', () => new Response('hello', { headers: plain })],
    [
      'the token still encoded',
      (token: string) => new Response(encodeURIComponent(token), { headers: plain }),
    ],
    [
      'another kind of text',
      (token: string) => new Response(token, { headers: { 'content-type': 'text/html' } }),
    ],
    ['another status', (token: string) => new Response(token, { status: 202, headers: plain })],
    ['no reply at all', () => Response.error()],
  ])('is refused when an endpoint says %s', async (_, answer) => {
    const local = await subscribed();
    local.answerHandshakes((token) => {
      const response = answer(token);
      if (response.type === 'error') throw new TypeError('fetch failed');
      return response;
    });
    expect(await local.subscribe()).toMatchObject({
      status: 400,
      body: { error: { code: 'ValidationError' } },
    });
    expect((await local.call('GET', '/subscriptions')).body.value).toEqual([]);
  });

  test.each([
    [9_999, 201],
    [10_001, 400],
  ])('gives an endpoint ten seconds: after %i milliseconds it is %i', async (milliseconds, status) => {
    const local = await subscribed();
    local.behave({ milliseconds });
    expect((await local.passing(local.subscribe())).status).toBe(status);
  });

  test.each([
    ['http elsewhere', { notificationUrl: 'http://example.org/api' }, 400],
    ['no address', { lifecycleNotificationUrl: 'here' }, 400],
    ['no kind of change', { changeType: 'moved' }, 400],
    ['the past', { expirationDateTime: '2020-01-01T00:00:00Z' }, 400],
    ['no end', { expirationDateTime: undefined }, 400],
    ['a long client state', { clientState: 'x'.repeat(129) }, 400],
    ['a property that there is not', { colour: 'red' }, 400],
    ['resource data', { includeResourceData: true }, 501],
    ['a certificate', { encryptionCertificate: 'MII' }, 501],
    ['something else to watch', { resource: `users/${mailbox}/messages` }, 501],
    ['nobody’s mailbox', { resource: 'users/nobody@norfolk.example/events' }, 404],
    ['a list that is not there', { resource: 'sites/root/lists/none', changeType: 'updated' }, 404],
  ])('is refused for %s', async (_, over, status) => {
    const local = await subscribed();
    expect((await local.subscribe(over)).status).toBe(status);
    expect(local.handshakes).toEqual([]);
  });

  test('lasts at most seven days for events, under thirty for lists, and never less than 45 minutes', async () => {
    const local = await subscribed({ notifications: { refusesDuplicates: false } });
    const list = { resource: await listOf(local), changeType: 'updated' };
    for (const [over, most] of [
      [{}, 10_080],
      [list, 42_300],
    ] as const) {
      const asked = (minutes: number) =>
        local.subscribe({ ...over, expirationDateTime: local.inMinutes(minutes) });
      expect((await asked(most)).status).toBe(201);
      expect((await asked(most + 1)).status).toBe(400);
      expect(minutesLeft(local, (await asked(5)).body as never)).toBe(45);
    }
  });

  test('to a list is to changes only, and needs the right to write there', async () => {
    const local = await subscribed();
    const resource = await listOf(local);
    for (const changeType of ['created', 'updated,deleted'])
      expect((await local.subscribe({ resource, changeType })).status).toBe(400);
    expect((await local.subscribe({ resource, changeType: 'updated' })).status).toBe(201);
  });

  test('twice to the same is refused, or allowed, by setting', async () => {
    const local = await subscribed();
    const { body } = await local.subscribe();
    const again = await local.subscribe({ changeType: 'updated,deleted,created' });
    expect(again).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining(`${body.id}`) } },
    });
    expect((await local.subscribe({ changeType: 'created' })).status).toBe(201);
    local.control.changeSettings({ notifications: { refusesDuplicates: false } });
    expect((await local.subscribe()).status).toBe(201);
  });
});

describe('a subscription', () => {
  test('is found again, alone and among others, and taken away', async () => {
    const local = await subscribed();
    const { body } = await local.subscribe();
    const path = `/subscriptions/${body.id}`;
    expect((await local.call('GET', path)).body).toMatchObject({ id: body.id, clientState: 'secret' });
    expect((await local.call('GET', '/subscriptions')).body.value).toMatchObject([{ id: body.id }]);
    expect((await local.call('DELETE', path)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await local.call(method, path)).status).toBe(404);
  });

  test('is renewed up to the same limits, and may move to an endpoint that wants it', async () => {
    const local = await subscribed();
    const { body } = await local.subscribe({ expirationDateTime: local.inMinutes(60) });
    const change = (over: object) => local.call('PATCH', `/subscriptions/${body.id}`, over);
    const renewed = await change({ expirationDateTime: local.inMinutes(10_080) });
    expect(renewed.status).toBe(200);
    expect(minutesLeft(local, renewed.body as never)).toBe(10_080);
    expect((await change({ expirationDateTime: local.inMinutes(10_081) })).status).toBe(400);
    expect((await change({})).status).toBe(400);
    expect((await change({ notificationUrl: `${endpoint}/v2` })).body.notificationUrl).toBe(`${endpoint}/v2`);
    local.answerHandshakes(() => new Response('no'));
    expect((await change({ notificationUrl: `${endpoint}/v3` })).status).toBe(400);
  });

  test('cannot be given an endpoint for its lifecycle later', async () => {
    const local = await subscribed();
    const { body } = await local.subscribe();
    const change = { lifecycleNotificationUrl: lifecycleEndpoint };
    expect((await local.call('PATCH', `/subscriptions/${body.id}`, change)).status).toBe(400);
  });

  test('ends when its time has come', async () => {
    const local = await subscribed();
    const { body } = await local.subscribe({ expirationDateTime: local.inMinutes(60) });
    await local.pass(60);
    expect((await local.call('GET', `/subscriptions/${body.id}`)).status).toBe(404);
    expect(local.control.notifications().subscriptions).toEqual([]);
  });

  test('may end before its time without a word', async () => {
    const local = await subscribed({ notifications: { vanish: 1 } });
    await local.subscribe({ lifecycleNotificationUrl: lifecycleEndpoint });
    await local.pass(9_990);
    expect((await local.call('GET', '/subscriptions')).body.value).toEqual([]);
    expect(local.told()).toEqual([]);
  });
});
