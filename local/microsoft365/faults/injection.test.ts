/** Faults as a client meets them, over https and inside batches. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, GraphError } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { mailbox, siteHost, sitePath } from '../../people.ts';
import { anEvent } from '../graph/outlook/testing/localOutlook.ts';
import { partsOf } from '../testing/inProcess.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../testing/startLocalMicrosoft365.ts';
import type { Fault, FaultRule } from './fault.ts';

const trafficLog = join(mkdtempSync(join(tmpdir(), 'faults-')), 'traffic.jsonl');
const list = `/sites/${siteHost}:${sitePath}:/lists`;
const items = `${list}/Events/items`;
let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365({ trafficLog });
});
afterAll(() => local.close());
afterEach(() => local.reset());
beforeEach(async () => {
  const columns = [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }];
  await local.call('POST', list, { body: { displayName: 'Events', columns } });
});

const body = { fields: { Key: 'a' } };
const plan = (fault: Fault, over: Partial<FaultRule> = {}) =>
  local.control.planFaults({
    rules: [{ method: 'POST', path: '/v1.0/sites/**/items', nth: 1, fault, ...over }],
  });
const stored = async (): Promise<number> => Number((await local.call('GET', items)).body.value?.length);
const lastLine = () => JSON.parse(readFileSync(trafficLog, 'utf8').trim().split('\n').at(-1) ?? '');
const error = { kind: 'error', status: 429, retryAfterSeconds: 7 } as const;

describe('a request', () => {
  test('is refused and nothing was done', async () => {
    plan(error);
    const reply = await local.call('POST', items, { body });
    expect(reply).toMatchObject({ status: 429, body: { error: { code: 'activityLimitReached' } } });
    expect(reply.headers.get('retry-after')).toBe('7');
    expect(await stored()).toBe(0);
  });

  test('is done and answered as if it had failed', async () => {
    plan({ kind: 'errorAfterEffect', status: 503 });
    const reply = await local.call('POST', items, { body });
    expect(reply).toMatchObject({ status: 503, body: { error: { code: 'serviceNotAvailable' } } });
    expect(await stored()).toBe(1);
  });

  test('is done and its reply lost with the connection', async () => {
    plan({ kind: 'lostReply' });
    await expect(local.call('POST', items, { body })).rejects.toThrow('fetch failed');
    expect(lastLine()).toMatchObject({ status: 201, faults: [{ kind: 'lostReply', method: 'POST' }] });
    expect(await stored()).toBe(1);
  });

  test('is lost with the connection and nothing was done', async () => {
    plan({ kind: 'reset' });
    await expect(local.call('POST', items, { body })).rejects.toThrow('fetch failed');
    expect(lastLine()).toMatchObject({ status: 0, responseBody: null, faults: [{ kind: 'reset' }] });
    expect(await stored()).toBe(0);
  });

  test('is done and half its reply arrives; the log keeps the whole', async () => {
    plan({ kind: 'truncated' });
    await expect(local.call('POST', items, { body })).rejects.toThrow(/JSON/);
    expect(lastLine()).toMatchObject({ status: 201, responseBody: { fields: { Key: 'a' } } });
    expect(await stored()).toBe(1);
  });

  test('is delivered twice and the second answered', async () => {
    plan({ kind: 'duplicate' });
    expect((await local.call('POST', items, { body })).status).toBe(400);
    expect(await stored()).toBe(1);
  });

  test('comes late', async () => {
    plan({ kind: 'delay', milliseconds: 30 });
    const began = performance.now();
    expect((await local.call('POST', items, { body })).status).toBe(201);
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
  });

  test('for a token is refused in the words of the login', async () => {
    plan({ kind: 'error', status: 503, retryAfterSeconds: 3 }, { path: '/**/oauth2/v2.0/token' });
    const reply = await local.askToken({ grant_type: 'client_credentials' });
    expect(reply).toMatchObject({
      status: 503,
      body: { error: 'temporarily_unavailable', error_codes: [90033] },
    });
    expect(reply.headers.get('retry-after')).toBe('3');
  });
});

describe('a part of a batch', () => {
  const batch = (count = 3) => ({
    requests: Array.from({ length: count }, (_, n) => ({
      id: `${n + 1}`,
      method: 'POST',
      url: items,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: { Key: `key ${n}` } },
    })),
  });

  test.each<[string, Fault, number, number]>([
    ['is refused alone', error, 429, 2],
    ['is done and answered as if it had failed', { kind: 'errorAfterEffect', status: 502 }, 502, 3],
    ['times out at the gateway where its reply is lost', { kind: 'lostReply' }, 504, 3],
    ['times out at the gateway where it never arrived', { kind: 'reset' }, 504, 2],
    ['times out at the gateway where its reply is cut', { kind: 'truncated' }, 504, 3],
    ['is delivered twice and the second answered', { kind: 'duplicate' }, 400, 3],
    ['comes late', { kind: 'delay', milliseconds: 5 }, 201, 3],
  ])('%s', async (_what, fault, status, kept) => {
    plan(fault, { nth: 2 });
    const parts = partsOf(await local.call('POST', '/$batch', { body: batch() }));
    expect(Object.values(parts).map((part) => part.status)).toEqual([201, status, 201]);
    expect(lastLine()).toMatchObject({ status: 200, faults: [{ kind: fault.kind, method: 'POST' }] });
    expect(await stored()).toBe(kept);
  });

  test('and the batch itself are struck one by one', async () => {
    plan({ kind: 'lostReply' }, { path: '/v1.0/$batch' });
    await expect(local.call('POST', '/$batch', { body: batch(20) })).rejects.toThrow('fetch failed');
    expect(await stored()).toBe(20);
    expect(local.control.state().faults).toMatchObject({ injected: 1, rules: [{ matched: 1, struck: 1 }] });
  });
});

describe("Microsoft's own client", () => {
  const client = () =>
    Client.initWithMiddleware({
      baseUrl: `${local.url}/`,
      customHosts: new Set(['localhost']),
      authProvider: { getAccessToken: () => local.appToken() },
    });
  const events = `/users/${mailbox}/events`;
  const eventCount = async (): Promise<number> =>
    Number((await local.call('GET', events)).body.value?.length);

  test('repeats after the wait that the limit asks for, and is let in', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerMinute: 2 } });
    // The window began with the list; what is left of it is what the client has to wait.
    await local.control.advance(60_000);
    await client().api(`${list}/Events`).get();
    await client().api(`${list}/Events`).get();
    await local.control.advance(59_500);
    const found: { displayName?: string } = await client().api(`${list}/Events`).get();
    expect(found.displayName).toBe('Events');
    expect(local.control.state().refusals).toEqual({ SharePointMinute: 1 });
  });

  test('repeats a creation that was done and answered 503, and finds one event by its transaction', async () => {
    const fault: Fault = { kind: 'errorAfterEffect', status: 503, retryAfterSeconds: 1 };
    plan(fault, { path: '/v1.0/users/*/events' });
    const created: Event = await client()
      .api(events)
      .post(anEvent({ transactionId: 'mine' }));
    expect(created.subject).toBe('Collaborative meeting');
    expect(await eventCount()).toBe(1);
  });

  test('tells the status and code of a refusal', async () => {
    plan({ kind: 'error', status: 500 }, { path: '/v1.0/users/*/events' });
    const refusal = await client()
      .api(events)
      .post(anEvent())
      .catch((failure: unknown) => failure);
    expect(refusal).toBeInstanceOf(GraphError);
    expect(refusal).toMatchObject({ statusCode: 500, code: 'generalException' });
  });
});
