import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appId, siteHost, sitePath } from '../people.ts';
import { tokenLifetime } from './login/tokens.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from './testing/startLocalMicrosoft365.ts';

const site = `/sites/${siteHost}:${sitePath}`;
const trafficLog = join(mkdtempSync(join(tmpdir(), 'traffic-')), 'traffic.jsonl');
let now = new Date('2027-01-11T09:00:00Z');
let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365({ trafficLog, clock: { now: () => now } });
});
afterAll(() => local.close());

describe('every reply', () => {
  test('can be found again by its ids and is not cached', async () => {
    const { headers } = await local.call('GET', site, { headers: { 'client-request-id': 'mine' } });
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('client-request-id')).toBe('mine');
    expect(headers.get('date')).toBe('Mon, 11 Jan 2027 09:00:00 GMT');
    expect(headers.get('cache-control')).toBe('no-store, no-cache');
  });

  test('that is an error says so in the envelope of Graph', async () => {
    const { status, headers, body } = await local.call('GET', '/chats');
    expect(status).toBe(501);
    expect(body).toEqual({
      error: {
        code: 'notSupported',
        message: 'The local Microsoft 365 does not have GET /chats.',
        innerError: {
          code: 'NotImplemented',
          date: '2027-01-11T09:00:00',
          'request-id': headers.get('request-id'),
          'client-request-id': headers.get('client-request-id'),
        },
      },
    });
  });
});

describe('the door', () => {
  test.each([
    ['no token', async () => null],
    ['a forged token', async () => `${(await local.appToken()).slice(0, -3)}abc`],
    [
      'a token for another audience',
      async () => local.personToken('SENCO', `api://x/${appId}/access_as_user`),
    ],
  ])('stays shut with %s', async (_case, token) => {
    const reply = await local.call('GET', site, { token: await token() });
    expect(reply).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('shuts when the token has had its time', async () => {
    const token = await local.appToken();
    const before = now;
    now = new Date(before.getTime() + (tokenLifetime + 1) * 1000);
    const reply = await local.call('GET', site, { token });
    now = before;
    expect(reply.body.error?.message).toMatch(/expired/);
  });

  test("opens for what the token permits, and refuses the rest in each service's words", async () => {
    const token = await local.personToken('SENCO', 'https://graph.microsoft.com/Sites.Read.All');
    expect((await local.call('GET', site, { token })).status).toBe(200);
    const list = { token, body: { displayName: 'Mine' } };
    expect(await local.call('POST', `${site}:/lists`, list)).toMatchObject({
      status: 403,
      body: { error: { code: 'accessDenied' } },
    });
    expect(
      (await local.call('GET', '/users/head@samphire.norfolk.example/events', { token })).body.error?.code,
    ).toBe('ErrorAccessDenied');
    expect((await local.call('GET', '/users', { token })).body.error?.code).toBe(
      'Authorization_RequestDenied',
    );
  });

  test('refuses what is no JSON and what is too long', async () => {
    const send = async (body: string) =>
      fetch(`${local.url}/v1.0${site}:/lists`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await local.appToken()}`, 'content-type': 'application/json' },
        body,
      });
    expect((await send('{')).status).toBe(400);
    expect((await send(`"${'x'.repeat(4 * 1024 * 1024)}"`)).status).toBe(413);
  });

  test('says that there is nothing where there is nothing', async () => {
    expect((await fetch(`${local.url}/nowhere`)).status).toBe(404);
  });
});

describe('the traffic log', () => {
  const lines = () => readFileSync(trafficLog, 'utf8').trim().split('\n');

  test('has a line for each exchange, without a token, secret or password', async () => {
    await local.personToken('SENCO');
    await local.call('GET', `${site}?$select=id`);
    const last = JSON.parse(lines().at(-1) ?? '');
    expect(Object.keys(last)).toEqual([
      'method',
      'url',
      'requestHeaders',
      'requestBody',
      'status',
      'responseHeaders',
      'responseBody',
    ]);
    expect(last).toMatchObject({
      method: 'GET',
      url: `${local.url}/v1.0${site}?$select=id`,
      requestHeaders: { authorization: '[removed]' },
      status: 200,
      responseHeaders: { 'request-id': expect.any(String) },
      responseBody: { id: expect.any(String) },
    });
    const all = lines().join('\n');
    expect(all).not.toContain(await local.appToken());
    expect(all).not.toContain(local.clientSecret);
    expect(all).not.toMatch(/eyJ[\w-]+\./);
  });

  test('is readable on the inspector, with the parts of a batch', async () => {
    const requests = [{ id: '1', method: 'GET', url: '/me' }];
    await local.call('POST', '/$batch', { body: { requests } });
    const { exchanges } = (await (await fetch(`${local.url}/_inspector/exchanges`)).json()) as {
      exchanges: { id: string }[];
    };
    expect(exchanges[0]).toMatchObject({
      method: 'POST',
      path: '/v1.0/$batch',
      status: 200,
      caller: 'our application',
      parts: [{ id: '1', method: 'GET', url: '/me', status: 403 }],
    });
    const detail = await fetch(`${local.url}/_inspector/exchanges/${exchanges[0]?.id}`);
    expect(await detail.json()).toMatchObject({ requestBody: { requests } });
    expect((await fetch(`${local.url}/_inspector/exchanges/none`)).status).toBe(404);
  });
});

describe('the inspector', () => {
  test.each(['', '/coverage', '/page.js', '/control.js', '/page.css'])(
    'serves /_inspector%s, and says nothing of it in the log',
    async (path) => {
      const before = readFileSync(trafficLog, 'utf8');
      const reply = await fetch(`${local.url}/_inspector${path}`);
      expect(reply.status).toBe(200);
      expect((await reply.text()).length).toBeGreaterThan(100);
      expect(readFileSync(trafficLog, 'utf8')).toBe(before);
    },
  );

  test('lists what is absent', async () => {
    const page = await (await fetch(`${local.url}/_inspector/coverage`)).text();
    expect(page).toMatch(/\/chats<\/td>\s*<td>absent/);
  });
});
