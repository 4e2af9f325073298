/** The host as it is launched, with an app that uses `@azure/functions` and a real Azurite. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePorts } from '../stack/freePorts.ts';
import { type Part, startPart, untilListening, untilReady } from '../stack/part.ts';
import { azuriteArgs, azuriteConnectionString } from './azurite.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlc-host-'));
const node = path.resolve('node_modules/.bin/node');
const parts: Part[] = [];
let url = '';
let queues: QueueServiceClient;

const launch = (name: string, args: string[]): { part: Part; logFile: string } => {
  const logFile = path.join(folder, `${name}.log`);
  const part = startPart({ name, command: node, args, env: { PATH: process.env.PATH }, logFile });
  parts.push(part);
  return { part, logFile };
};

const startHost = async (port: number): Promise<Part> => {
  const { part, logFile } = launch('host', [
    'local/azure/functionHost.ts',
    ...['--entry', 'local/azure/testing/app.ts'],
    ...['--port', String(port)],
    ...['--settings', path.join(folder, 'settings.env')],
    ...['--host', path.join(folder, 'host.json')],
  ]);
  await untilListening(part, logFile, [port]);
  return part;
};

type Seen = {
  work: { text: unknown; dequeueCount: number }[];
  poisoned: unknown[];
  ticks: number;
  yearly: number;
  hooks: string[];
};
const readSeen = async (): Promise<Seen> => (await (await fetch(`${url}/api/seen`)).json()) as Seen;
const until = (fits: (seen: Seen) => boolean): Promise<void> => {
  const part = parts.at(-1);
  if (!part) throw new Error('nothing runs');
  return untilReady(part, 'host.log', async () => fits(await readSeen()), 20);
};
const send = async (message: unknown): Promise<void> => {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  await queues.getQueueClient('work').sendMessage(Buffer.from(text).toString('base64'));
};

beforeAll(async () => {
  const [port = 0, blob = 0, queue = 0, table = 0] = await freePorts(4);
  const storage = launch('azurite', azuriteArgs({ blob, queue, table }, path.join(folder, 'azurite')));
  await untilListening(storage.part, storage.logFile, [blob, queue, table]);
  const connection = azuriteConnectionString({ blob, queue, table });
  queues = QueueServiceClient.fromConnectionString(connection);
  await queues.getQueueClient('work').create();
  writeFileSync(path.join(folder, 'settings.env'), `STORAGE='${connection}'\n`);
  const extensions = {
    http: { routePrefix: '' },
    queues: { maxDequeueCount: 3, maxPollingInterval: '00:00:01' },
  };
  writeFileSync(path.join(folder, 'host.json'), JSON.stringify({ version: '2.0', extensions }));
  url = `http://127.0.0.1:${port}`;
  await startHost(port);
}, 30_000);

afterAll(async () => {
  await Promise.all(parts.map((part) => part.stop()));
  rmSync(folder, { recursive: true, force: true });
}, 20_000);

describe('the embedded function host', () => {
  test('hands an HTTP request over whole and writes the reply', async () => {
    const reply = await fetch(`${url}/greet/Wells%20next%20the%20Sea?q=1`, {
      method: 'POST',
      body: 'hello',
      headers: { 'x-in': 'in' },
    });
    expect(reply.status).toBe(201);
    expect(reply.headers.get('x-asked')).toBe('1');
    expect(await reply.json()).toEqual({ name: 'Wells next the Sea', body: 'hello', header: 'in' });
  });

  test('writes bytes as they are', async () => {
    const reply = await fetch(`${url}/bytes`);
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([0, 255, 1]);
    expect(reply.headers.get('etag')).toBe('"1"');
  });

  test('answers 404 where no function is, and for another method', async () => {
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${url}/greet/you`)).status).toBe(404);
  });

  test('answers 500 with nothing inside when a function throws', async () => {
    const reply = await fetch(`${url}/fail`);
    expect(reply.status).toBe(500);
    expect(await reply.text()).toBe('');
  });

  test('runs a queue function with the message, parsed, and removes it', async () => {
    await send({ subject: 'one' });
    await until(({ work }) => work.some(({ text }) => JSON.stringify(text) === '{"subject":"one"}'));
    const { approximateMessagesCount } = await queues.getQueueClient('work').getProperties();
    expect(approximateMessagesCount).toBe(0);
  });

  test('tries a failing message as often as host.json says, counting, then moves it to the poison queue', async () => {
    await send({ fails: true });
    await until(({ poisoned }) => poisoned.length > 0);
    const { work, poisoned } = await readSeen();
    const tries = work.filter(({ text }) => JSON.stringify(text) === '{"fails":true}');
    expect(tries.map(({ dequeueCount }) => dequeueCount)).toEqual([1, 2, 3]);
    expect(poisoned).toEqual([{ fails: true }]);
  }, 20_000);

  test('leaves a delayed message alone until its time', async () => {
    const later = Buffer.from('later').toString('base64');
    await queues.getQueueClient('work').sendMessage(later, { visibilityTimeout: 2 });
    const sent = Date.now();
    await until(({ work }) => work.some(({ text }) => text === 'later'));
    expect(Date.now() - sent).toBeGreaterThanOrEqual(1900);
  });

  test('runs timers and the hooks around start and invocation', async () => {
    await until(({ ticks }) => ticks >= 2);
    const { hooks } = await readSeen();
    expect(hooks[0]).toBe('appStart');
    expect(hooks).toContain('preInvocation');
  });

  test('runs a timer at once when an administrator asks for it, and nothing else by that way', async () => {
    const run = (name: string) => fetch(`${url}/admin/functions/${name}`, { method: 'POST' });
    const { yearly } = await readSeen();
    expect((await run('yearly')).status).toBe(202);
    expect((await readSeen()).yearly).toBe(yearly + 1);
    expect((await run('greet')).status).toBe(404);
    expect((await run('nobody')).status).toBe(404);
  });

  test('ends by itself after SIGTERM, with nothing left running', async () => {
    const host = parts.pop();
    await host?.stop();
    expect(await host?.ended).toBe(0);
    await expect(fetch(`${url}/api/seen`)).rejects.toThrow();
  });
});
