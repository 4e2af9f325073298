/** Limits where they are met: at Graph's door and inside batches. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mailbox, siteHost, sitePath } from '../../../people.ts';
import { inProcess, partsOf } from '../../testing/inProcess.ts';
import { anEvent } from '../outlook/testing/localOutlook.ts';

type Local = Awaited<ReturnType<typeof inProcess>>;
let local: Local;
beforeEach(async () => {
  local = await inProcess({ settings: { service: { latencyMilliseconds: 100 } } });
});
afterEach(() => local.close());

const json = { 'Content-Type': 'application/json' };
const creations = (count: number) => ({
  requests: Array.from({ length: count }, (_, n) => ({
    id: `${n}`,
    method: 'POST',
    url: `/users/${mailbox}/events`,
    headers: json,
    body: anEvent({ subject: `Meeting ${n}` }),
  })),
});
const statusesOf = (reply: Awaited<ReturnType<Local['call']>>): number[] =>
  Object.values(partsOf(reply)).map(({ status }) => Number(status));
const refused = (statuses: readonly number[]): number => statuses.filter((status) => status === 429).length;

describe('one batch on a mailbox', () => {
  test('runs four of its parts at a time and so never meets the limit on requests at a time', async () => {
    const before = local.clock.now().getTime();
    const reply = await local.passing(local.call('POST', '/$batch', creations(20)));
    expect(refused(statusesOf(reply))).toBe(0);
    expect(local.control.state().refusals).toEqual({});
    // Five rounds of four parts, a tenth of a second each.
    expect(local.clock.now().getTime() - before).toBe(500);
  });

  test('is counted part by part', async () => {
    await local.passing(local.call('POST', '/$batch', creations(20)));
    expect(local.control.state().usage).toContainEqual(
      expect.objectContaining({ limit: 'MailboxRequests', used: 20, most: 10_000 }),
    );
  });

  test('may have parts that are too much, in a reply that says 200', async () => {
    local.control.changeSettings({ outlookLimits: { requests: 15 } });
    const reply = await local.passing(local.call('POST', '/$batch', creations(20)));
    expect(reply.status).toBe(200);
    expect(refused(statusesOf(reply))).toBe(5);
    expect(partsOf(reply)['19']).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '600' },
      body: { error: { code: 'ApplicationThrottled' } },
    });
  });

  test('waits with a part for the parts that it depends on', async () => {
    const [first, second] = creations(2).requests;
    const requests = [first, { ...second, dependsOn: ['0'] }];
    const before = local.clock.now().getTime();
    expect(statusesOf(await local.passing(local.call('POST', '/$batch', { requests })))).toEqual([201, 201]);
    expect(local.clock.now().getTime() - before).toBe(200);
  });
});

describe('two batches on one mailbox at the same time', () => {
  test('are too much, and their parts say so', async () => {
    const both = Promise.all([1, 2].map(() => local.call('POST', '/$batch', creations(8))));
    const replies = await local.passing(both);
    const statuses = replies.flatMap(statusesOf);
    expect(refused(statuses)).toBeGreaterThan(0);
    expect(local.control.state().refusals).toEqual({ MailboxConcurrency: refused(statuses) });
  });
});

describe('five requests on one mailbox at the same time', () => {
  test('are one too many', async () => {
    const five = Promise.all([1, 2, 3, 4, 5].map(() => local.call('GET', `/users/${mailbox}/events`)));
    const statuses = (await local.passing(five)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 429]);
  });
});

describe('SharePoint', () => {
  const lists = `/sites/${siteHost}:${sitePath}:/lists`;

  test('says in every reply how much of the minute is left, once little is; refusals of other kinds included', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerMinute: 5 } });
    const first = await local.passing(local.call('GET', lists));
    expect(first.headers.get('ratelimit-limit')).toBeNull();
    const missing = await local.passing(local.call('GET', `${lists}/None/items`));
    expect(missing.status).toBe(404);
    expect(missing.headers.get('ratelimit-remaining')).toBe('1');
    const tooMuch = await local.passing(local.call('GET', lists));
    expect(tooMuch).toMatchObject({
      status: 429,
      body: { error: { code: 'activityLimitReached', innerError: { code: 'throttledRequest' } } },
    });
    expect(tooMuch.headers.get('ratelimit-remaining')).toBe('0');
    const wait = Number(tooMuch.headers.get('retry-after'));
    await local.clock.advance(wait * 1000);
    expect((await local.passing(local.call('GET', lists))).status).toBe(200);
  });

  test('says so inside a batch as well', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerMinute: 3 } });
    const requests = ['a', 'b'].map((id) => ({ id, method: 'GET', url: lists }));
    const parts = partsOf(await local.passing(local.call('POST', '/$batch', { requests })));
    expect(parts.a).toMatchObject({ status: 200 });
    expect(parts.b).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '60', 'RateLimit-Remaining': '0' },
    });
  });
});

describe('a reset', () => {
  test('gives everybody all of it again, and keeps what it was started with', async () => {
    await local.passing(local.call('GET', `/users/${mailbox}/events`));
    local.control.changeSettings({ service: { latencyMilliseconds: 0 }, outlookLimits: { requests: 1 } });
    local.reset();
    const { usage, settings } = local.control.state();
    expect(usage).toEqual([]);
    expect(settings).toMatchObject({
      service: { latencyMilliseconds: 100 },
      outlookLimits: { requests: 10_000 },
    });
  });
});
