import { describe, expect, test } from '@jest/globals';
import { eachPart, type Scripted, ScriptedFetch } from '../../tests/doubles/scriptedFetch.ts';
import type { GraphCall } from './graph.ts';
import { createGraph } from './graphClient.ts';

const now = new Date('2026-11-23T09:00:00Z');
const read: GraphCall = { method: 'GET', url: '/users/a/events/1' };
const create: GraphCall = { method: 'POST', url: '/users/a/events', body: {} };
const ok = { status: 200, body: { id: '1' } };

const open = (...answers: Scripted[]) => {
  const network = new ScriptedFetch(...answers);
  const waits: number[] = [];
  let passed = 0;
  const graph = createGraph({
    graphUrl: 'https://graph.example',
    token: async () => 'the-token',
    fetch: network.fetch,
    pace: {
      now: () => new Date(now.getTime() + passed),
      random: () => 0,
      sleep: async (milliseconds) => {
        passed += milliseconds;
        waits.push(milliseconds / 1000);
      },
    },
  });
  return { graph, sent: network.sent, waits };
};

describe('a Graph call', () => {
  test('carries the token, our name and the version', async () => {
    const { graph, sent } = open(ok);
    const answer = await graph.send({ ...read, url: `${read.url}?$select=id&$filter=a%20eq%20'b'` });
    expect(answer).toMatchObject({ status: 200, body: { id: '1' } });
    expect(sent[0]?.path).toBe('/v1.0/users/a/events/1?$select=id&$filter=a%20eq%20%27b%27');
    expect(sent[0]?.headers).toMatchObject({
      Authorization: 'Bearer the-token',
      'User-Agent': 'NONISV|NorfolkLearning|Collaborative/1.0',
    });
  });

  test('follows a next link of Graph and of nobody else', async () => {
    const { graph, sent } = open(ok);
    await graph.send({ method: 'GET', url: 'https://graph.example/v1.0/sites/s/lists?$skiptoken=x' });
    expect(sent[0]?.path).toBe('/v1.0/sites/s/lists?$skiptoken=x');
    await expect(graph.send({ method: 'GET', url: 'https://elsewhere.example/v1.0/sites' })).rejects.toThrow(
      'another host',
    );
    expect(sent).toHaveLength(1);
  });

  test.each([429, 502, 503, 504])('that meets %i is sent again after a growing wait', async (status) => {
    const { graph, waits } = open({ status }, { status }, ok);
    expect((await graph.send(read)).status).toBe(200);
    expect(waits).toEqual([1, 2]);
  });

  test('whose connection is lost is sent again when that does no harm', async () => {
    const { graph, sent } = open('lost', ok);
    expect((await graph.send(read)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  test.each(['lost' as const, { status: 502 }, { status: 503 }, { status: 504 }])(
    'that creates something is not sent again after %j, for it may have arrived',
    async (answer) => {
      const { graph, sent } = open(answer, ok);
      expect((await graph.send(create)).status).not.toBe(200);
      expect(sent).toHaveLength(1);
    },
  );

  test('that creates something repeatable, or was only throttled, is sent again', async () => {
    const repeatable = open('lost', ok);
    expect((await repeatable.graph.send({ ...create, repeatable: true })).status).toBe(200);
    const throttled = open({ status: 429 }, ok);
    expect((await throttled.graph.send(create)).status).toBe(200);
  });

  test.each([
    ['the seconds asked for', { 'Retry-After': '17' }, 17],
    ['until the time asked for', { 'Retry-After': 'Mon, 23 Nov 2026 09:00:20 GMT' }, 20],
    ['the larger of Retry-After and RateLimit-Reset', { 'Retry-After': '5', 'RateLimit-Reset': '31' }, 31],
  ])('waits %s', async (_, headers, seconds) => {
    const { graph, waits } = open({ status: 429, headers: headers as Record<string, string> }, ok);
    await graph.send(read);
    expect(waits).toEqual([seconds]);
  });

  test('gives up when the wait is longer than a worker should be held', async () => {
    const { graph, sent, waits } = open({ status: 429, headers: { 'Retry-After': '300' } });
    expect(await graph.send(read)).toMatchObject({ status: 429, headers: { 'retry-after': '300' } });
    expect([sent.length, waits.length]).toEqual([1, 0]);
  });

  test('gives up after four tries', async () => {
    const { graph, sent } = open({ status: 503 });
    expect((await graph.send(read)).status).toBe(503);
    expect(sent).toHaveLength(4);
    const lost = open('lost');
    expect(await lost.graph.send(read)).toEqual({ status: 0, headers: {}, body: null });
  });

  test.each([400, 401, 403, 404, 409, 412, 500, 501])('that meets %i is not sent again', async (status) => {
    const { graph, sent } = open({ status });
    expect((await graph.send(read)).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  test('answered by a gateway’s page has no body', async () => {
    const graph = createGraph({
      graphUrl: 'https://graph.example',
      token: async () => 't',
      fetch: async () => new Response('<html>Bad gateway</html>', { status: 400 }),
    });
    expect(await graph.send(read)).toMatchObject({ status: 400, body: null });
  });
});

test.each([200, 400])('an answer of %i that arrives by half counts as none', async (status) => {
  const graph = createGraph({
    graphUrl: 'https://graph.example',
    token: async () => 't',
    fetch: async () => new Response('{"id": "1', { status }),
  });
  expect(await graph.send(read)).toMatchObject({ status: 0, body: null });
});

describe('calls under way at once', () => {
  /** Answers after a turn of the event loop and remembers how many calls were under way together. */
  const counting = () => {
    let running = 0;
    const peak = { value: 0 };
    const answer = async () => {
      running += 1;
      peak.value = Math.max(peak.value, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { status: 200, body: { responses: [] } };
    };
    return { answer, peak };
  };

  test('are at most four for one mailbox', async () => {
    const { answer, peak } = counting();
    const { graph } = open(answer);
    await Promise.all(Array.from({ length: 12 }, () => graph.send(read)));
    expect(peak.value).toBe(4);
  });

  test('are counted for each mailbox and site by itself', async () => {
    const { answer, peak } = counting();
    const { graph } = open(answer);
    const urls = ['/users/a/events/1', '/users/b/events/1', '/sites/s/lists/1'];
    await Promise.all(
      urls.flatMap((url) => Array.from({ length: 6 }, () => graph.send({ method: 'GET', url }))),
    );
    expect(peak.value).toBe(12);
  });

  test('are one batch and nothing beside it', async () => {
    const { answer, peak } = counting();
    const { graph } = open(answer);
    await Promise.all([
      graph.sendAll([{ ...create }, { ...create }]),
      graph.send(read),
      graph.sendAll([{ ...create }, { ...create }]),
    ]);
    expect(peak.value).toBe(1);
  });
});

describe('many calls', () => {
  const calls = (count: number, repeatable = true): GraphCall[] =>
    Array.from({ length: count }, (_, n) => ({
      method: 'POST',
      url: `/users/a/events?n=${n}`,
      body: { n },
      repeatable,
    }));
  const echo = eachPart(({ url }) => ({ status: 201, body: { url } }));

  test('go twenty at a time and are answered in their order', async () => {
    const { graph, sent } = open(echo);
    const answers = await graph.sendAll(calls(45));
    expect(sent.map(({ body }) => (body as { requests: unknown[] }).requests.length)).toEqual([20, 20, 5]);
    expect(answers.map(({ body }) => (body as { url: string }).url)).toEqual(calls(45).map(({ url }) => url));
  });

  test('of which there is one go without a batch, and of which there is none go nowhere', async () => {
    const { graph, sent } = open(ok);
    await graph.sendAll(calls(1));
    expect(await graph.sendAll([])).toEqual([]);
    expect(sent.map(({ path }) => path)).toEqual(['/v1.0/users/a/events?n=0']);
  });

  test('of which some were throttled send only those again, after the longest wait asked for', async () => {
    const throttled = eachPart(({ id, url }) =>
      Number(id) < 2
        ? { status: 429, headers: { 'Retry-After': String(5 + Number(id)) }, body: {} }
        : { status: 201, body: { url } },
    );
    const { graph, sent, waits } = open(throttled, echo);
    const answers = await graph.sendAll(calls(5));
    expect(waits).toEqual([6]);
    expect(sent[1]?.body).toMatchObject({ requests: [{ id: '0' }, { id: '1' }] });
    expect(answers.map(({ body }) => (body as { url: string }).url)).toEqual(calls(5).map(({ url }) => url));
  });

  test('that wait for their turn wait on when a part before them is throttled', async () => {
    const moments: number[] = [];
    let passed = 0;
    const throttled = eachPart(({ id }) =>
      id === '0' ? { status: 429, headers: { 'Retry-After': '5' }, body: {} } : { status: 201, body: {} },
    );
    const network = new ScriptedFetch(throttled, echo);
    const graph = createGraph({
      graphUrl: 'https://graph.example',
      token: async () => 't',
      fetch: (...request) => {
        moments.push(passed);
        return network.fetch(...request);
      },
      pace: {
        now: () => new Date(now.getTime() + passed),
        random: () => 0,
        sleep: async (milliseconds) => {
          passed += milliseconds;
        },
      },
    });
    await Promise.all([graph.sendAll(calls(2)), graph.sendAll(calls(2))]);
    expect(moments.slice(1).every((moment) => moment >= 5000)).toBe(true);
  });

  test('of which a single one is refused again leave everything else alone for as long as that asks', async () => {
    const refused = (seconds: string) =>
      eachPart(({ url }) =>
        url.endsWith('=1')
          ? { status: 429, headers: { 'Retry-After': seconds }, body: {} }
          : { status: 201, body: {} },
      );
    const { graph, waits } = open(refused('5'), refused('7'), echo);
    await graph.sendAll(calls(2));
    expect(waits).toEqual([5, 7]);
  });

  test('of which one stays throttled give up on that one', async () => {
    const throttled = eachPart(({ url }) => ({ status: url.endsWith('=1') ? 429 : 201, body: {} }));
    const { graph, sent } = open(throttled);
    const answers = await graph.sendAll(calls(3));
    expect(answers.map(({ status }) => status)).toEqual([201, 429, 201]);
    expect(sent).toHaveLength(4);
  });

  test('whose batch is lost are sent again only when all may be', async () => {
    const may = open('lost', echo);
    expect((await may.graph.sendAll(calls(2)))[0]?.status).toBe(201);
    const mayNot = open('lost', echo);
    const answers = await mayNot.graph.sendAll([...calls(1), ...calls(1, false)]);
    expect(answers.map(({ status }) => status)).toEqual([0, 0]);
  });

  test('without an answer of their own count as lost', async () => {
    const { graph } = open({ status: 200, body: { responses: [{ id: '0', status: 204 }] } });
    const answers = await graph.sendAll(calls(2, false));
    expect(answers.map(({ status }) => status)).toEqual([204, 0]);
  });
});
