import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { siteHost, sitePath } from '../../people.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../testing/startLocalMicrosoft365.ts';

const site = `/sites/${siteHost}:${sitePath}:`;
let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365();
});
afterAll(() => local.close());
afterEach(() => local.reset());
beforeEach(async () => {
  const columns = [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }];
  await local.call('POST', `${site}/lists`, { body: { displayName: 'Events', columns } });
});

const items = `${site}/lists/Events/items`;
const json = { 'Content-Type': 'application/json' };
const adding = (id: string, Key: string, over: Record<string, unknown> = {}) => ({
  id,
  method: 'POST',
  url: items,
  headers: json,
  body: { fields: { Key } },
  ...over,
});
const send = (requests: unknown, token?: string) =>
  local.call('POST', '/$batch', { body: { requests }, ...(token === undefined ? {} : { token }) });
const statuses = ({ body }: Awaited<ReturnType<typeof send>>) =>
  Object.fromEntries((body.responses ?? []).map(({ id, status }) => [`${id}`, Number(status)]));

describe('a batch', () => {
  test('answers each part for itself', async () => {
    const reply = await send([
      adding('1', 'a'),
      adding('2', 'a'),
      { id: '3', method: 'GET', url: `${items}?$expand=fields($select=Key)` },
      { id: '4', method: 'GET', url: '/chats' },
      { id: '5', method: 'DELETE', url: `${items}/1`, headers: { 'If-Match': '"stale"' } },
      { id: '6', method: 'DELETE', url: `${items.slice(1)}/1` },
    ]);
    expect(reply.status).toBe(200);
    expect(statuses(reply)).toEqual({ 1: 201, 2: 400, 3: 200, 4: 501, 5: 412, 6: 204 });
    const [created] = reply.body.responses ?? [];
    expect(created).toMatchObject({
      headers: { 'Content-Type': 'application/json', ETag: expect.any(String) },
      body: { fields: { Key: 'a' } },
    });
    expect(reply.body.responses?.[5]).not.toHaveProperty('body');
  });

  test('holds every part to the permissions of the caller', async () => {
    const token = await local.personToken('SENCO', 'https://graph.microsoft.com/Sites.Read.All');
    const reply = await send([adding('1', 'a'), { id: '2', method: 'GET', url: items }], token);
    expect(statuses(reply)).toEqual({ 1: 403, 2: 200 });
  });

  test("takes no part's own token", async () => {
    const token = await local.personToken('SENCO', 'https://graph.microsoft.com/Sites.Read.All');
    const authorization = `Bearer ${await local.appToken()}`;
    const reply = await send([adding('1', 'a', { headers: { ...json, authorization } })], token);
    expect(statuses(reply)).toEqual({ 1: 403 });
  });

  test('does not run what depends on a failure', async () => {
    const reply = await send([
      adding('1', 'a'),
      adding('2', 'A', { dependsOn: ['1'] }),
      adding('3', 'b', { dependsOn: ['2'] }),
      adding('4', 'c', { dependsOn: ['3'] }),
      adding('5', 'd', { dependsOn: ['1'] }),
    ]);
    expect(statuses(reply)).toEqual({ 1: 201, 2: 400, 3: 424, 4: 424, 5: 201 });
    expect((await local.call('GET', items)).body.value).toHaveLength(2);
  });

  test('wants a content type where there is a body', async () => {
    expect(statuses(await send([adding('1', 'a', { headers: {} })]))).toEqual({ 1: 400 });
  });

  test.each([
    ['more than 20 parts', Array.from({ length: 21 }, (_, n) => adding(`${n}`, `${n}`))],
    ['an id twice, whatever its case', [adding('a', '1'), adding('A', '2')]],
    ['a wait for nobody', [adding('1', 'a', { dependsOn: ['9'] })]],
    ['a wait in a circle', [adding('1', 'a', { dependsOn: ['1'] })]],
    ['no parts', []],
    ['a part without method', [{ id: '1', url: '/me' }]],
  ])('is refused as a whole with %s', async (_case, requests) => {
    expect(await send(requests)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
    expect((await local.call('GET', items)).body.value).toHaveLength(0);
  });

  test('does not hold another batch', async () => {
    expect(
      statuses(
        await send([{ id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } }]),
      ),
    ).toEqual({ 1: 400 });
  });
});
