import { HttpRequest } from '@azure/functions';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { receiveNotifications } from './notifications.ts';

let deps: InMemoryDeps;
let queued: { source: ChangeSource; afterSeconds: number }[];

const post = (body: string, { query = '', headers = {} as Record<string, string> } = {}) =>
  receiveNotifications({
    ...deps,
    readChangesSoon: async (source, afterSeconds) => {
      queued.push({ source, afterSeconds });
    },
  })({
    request: new HttpRequest({
      url: `http://localhost/api/notifications${query}`,
      method: 'POST',
      headers,
      body: { string: body },
    }),
    reference: 'TEST',
  });
const notification = (overrides: Record<string, unknown> = {}) => ({
  subscriptionId: 'sub-list',
  clientState: 'the secret of the list',
  changeType: 'updated',
  resource: 'sites/x/lists/y',
  ...overrides,
});
const notify = (...value: unknown[]) => post(JSON.stringify({ value }));

beforeEach(async () => {
  deps = inMemoryDeps();
  queued = [];
  const dates = { expiresAt: '2026-12-20T09:00:00Z', renewAt: '2026-11-24T09:00:00Z' };
  await deps.subscriptions.put({
    source: 'list',
    id: 'sub-list',
    clientState: 'the secret of the list',
    ...dates,
  });
  await deps.subscriptions.put({ source: 'calendar', id: 'sub-cal', clientState: 'another', ...dates });
});

describe('the door for notifications', () => {
  test('says the validation token back as plain text, decoded', async () => {
    const reply = await post('', { query: '?validationToken=Validation%3A+%3Cb%3Ehello%3C%2Fb%3E+%26' });
    expect(reply).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      body: 'Validation: <b>hello</b> &',
    });
    expect((await post('', { query: `?validationToken=${'x'.repeat(5000)}` })).status).toBe(400);
  });

  test('answers once the reading is queued, once for a swarm and for each side', async () => {
    const calendar = notification({ subscriptionId: 'sub-cal', clientState: 'another' });
    expect((await notify(notification(), notification(), calendar)).status).toBe(202);
    expect((await notify(notification())).status).toBe(202);
    expect(queued).toEqual([
      { source: 'list', afterSeconds: 2 },
      { source: 'calendar', afterSeconds: 2 },
    ]);
    deps.clock.advance(2 / 60);
    await notify(notification());
    expect(queued).toHaveLength(3);
  });

  test('is not answered as taken before the reading is queued, so that Graph comes again', async () => {
    const reply = receiveNotifications({
      ...deps,
      readChangesSoon: () => Promise.reject(new Error('the queue is away')),
    })({
      request: new HttpRequest({
        url: 'http://localhost/api/notifications',
        method: 'POST',
        body: { string: JSON.stringify({ value: [notification()] }) },
      }),
      reference: 'TEST',
    });
    await expect(reply).rejects.toThrow('the queue is away');
  });

  test('says the same for any order and any number of them', async () => {
    const calendar = notification({ subscriptionId: 'sub-cal', clientState: 'another' });
    await notify(calendar, notification(), calendar, notification({ changeType: 'deleted' }), notification());
    expect(queued.map(({ source }) => source).sort()).toEqual(['calendar', 'list']);
  });

  test('passes over strangers without telling them apart from friends', async () => {
    for (const stranger of [{ clientState: 'guess' }, { clientState: null }, { subscriptionId: 'other' }])
      expect(await notify(notification(stranger))).toEqual({ status: 202 });
    expect(queued).toEqual([]);
  });

  test('takes no more than 256 KB, whatever length is claimed', async () => {
    const large = JSON.stringify({ value: [notification({ resource: 'é'.repeat(140_000) })] });
    expect((await post(large)).status).toBe(413);
    expect((await post('{"value":[]}', { headers: { 'content-length': '300000' } })).status).toBe(413);
  });

  test.each(['', 'no json', '[]', '{"value":{}}', '{"value":[{"subscriptionId":7}]}'])(
    'does not guess at %j',
    async (body) => {
      expect((await post(body)).status).toBe(400);
      expect(queued).toEqual([]);
    },
  );
});
