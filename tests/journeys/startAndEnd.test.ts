/** `npm start` from the first line to the last process: it ends whole, keeps what was stored, and says what is in its way. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { bookingsReplySchema, eventsReplySchema } from '#core/contract/api.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { eventually } from './harness/eventually.ts';
import { listening, type NpmStart, npmStart, processesOf } from './harness/npmStart.ts';
import { randomPort } from './harness/startStack.ts';

jest.setTimeout(180_000);

const state = mkdtempSync(path.join(tmpdir(), 'nlc-start-'));
const port = randomPort();
const url = `http://localhost:${port}`;
/** Of every part, and of all the chats there can be. */
const ports = [0, 1, 2, 10, 11, 12, ...Array.from({ length: 8 }, (_, at) => 20 + at)].map((n) => port + n);

const head = personNamed('Head teacher');
const asHead = apiAs({ url }, head);

const started: NpmStart[] = [];
const start = (...args: string[]): NpmStart => {
  const run = npmStart(state, port, ...args);
  started.push(run);
  return run;
};

const nothingIsLeft = () =>
  eventually(async () => {
    expect(processesOf(state, port)).toEqual([]);
    expect(await listening(ports)).toEqual([]);
  });

const booked = async (): Promise<string[]> =>
  bookingsReplySchema.parse((await asHead('/bookings')).body).events.map(({ title }) => title);

afterAll(async () => {
  for (const run of started) run.interrupt();
  await nothingIsLeft();
  rmSync(state, { recursive: true, force: true });
});

test('a first start says how each part comes on and prints one address; Ctrl-C ends every process, chats too', async () => {
  const run = start();
  await run.ready;
  for (const part of ['Storage', 'Microsoft 365', 'Function host', 'Teams window', 'Programmes'])
    expect(run.text()).toMatch(new RegExp(`✓ ${part} +[\\d.]+ s`));
  expect(run.text().match(/https?:\/\/\S+/g)).toEqual([url]);

  const { events } = eventsReplySchema.parse((await asHead('/events')).body);
  const event = events.find(({ bookable, sample }) => sample && bookable.now);
  expect((await asHead(`/events/${event?.id}/booking`, { method: 'POST' })).status).toBe(200);
  expect(await booked()).toEqual([event?.title]);
  expect((await fetch(`${url}/window/chat?person=${head.objectId}`)).status).toBe(200);
  expect((await listening(ports)).length).toBe(7);

  run.interrupt();
  await run.ended;
  await nothingIsLeft();
});

test('a second start keeps what was stored; a third beside it says in one sentence that the ports are taken', async () => {
  const run = start();
  await run.ready;
  expect(await booked()).toHaveLength(1);

  const other = npmStart(state, port);
  expect(await other.ended).not.toBe(0);
  const said = other
    .text()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('>') && !line.startsWith('npm '));
  expect(said).toEqual([
    expect.stringMatching(/^Port \d+(, \d+)* are in use: .*`npm start -- --port \d+`\.$/),
  ]);
  expect(await booked()).toHaveLength(1);

  run.terminate();
  await run.ended;
  await nothingIsLeft();
});

test('--reset forgets it', async () => {
  const run = start('--reset', '--no-content');
  await run.ready;
  expect(eventsReplySchema.parse((await asHead('/events')).body).events).toEqual([]);
  expect(await booked()).toEqual([]);
  run.interrupt();
  await run.ended;
  await nothingIsLeft();
});

test('a part whose state is damaged is named in one sentence with the way out', async () => {
  writeFileSync(path.join(state, 'microsoft365/state.sqlite'), 'no database');
  const run = start();
  expect(await run.ended).not.toBe(0);
  expect(run.text()).toMatch(/^The Microsoft 365 has stopped: .*npm start -- --reset/m);
  expect(run.text()).not.toContain('    at ');
  await nothingIsLeft();
});

test('an option that there is not is answered with those that there are', async () => {
  const run = npmStart(state, port, '--frobnicate');
  expect(await run.ended).not.toBe(0);
  expect(run.text()).toContain("'--frobnicate'");
  expect(run.text()).toContain('begin afresh: forget everything stored on this machine');
  expect(run.text()).not.toContain('    at ');
});
