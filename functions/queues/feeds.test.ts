/** A calendar on a real web server goes from its address into the programme, and comes to rest there. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createFetchFeed } from '#adapters/feeds/fetchFeed.ts';
import { readFeed } from '#adapters/feeds/readFeed.ts';
import { queueDueFeeds } from '#core/feeds/queueDueFeeds.ts';
import { saveFeed } from '#core/feeds/saveFeed.ts';
import { instantOf } from '#core/time/zones.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { readQueuedFeed } from './feeds.ts';
import { applyQueuedImport } from './imports.ts';

const calendar = (title: string): string =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTART;TZID=Europe/London:20261201T100000',
    'DURATION:PT1H',
    `SUMMARY:${title}`,
    'LOCATION:Hall',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

let server: http.Server;
let served = { body: calendar('Choir day'), etag: '"1"', status: 200 };
const seen: number[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const unchanged = request.headers['if-none-match'] === served.etag;
    const status = unchanged ? 304 : served.status;
    seen.push(status);
    response.writeHead(status, { etag: served.etag }).end(unchanged ? undefined : served.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

test('an address becomes events, changes with them, survives a bad day and costs nothing at rest', async () => {
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const feedsQueued: string[] = [];
  const importsQueued: string[] = [];
  const said: string[] = [];
  const deps = inMemoryDeps();
  const service = {
    ...deps,
    feedHostsAllowed: [host],
    fetchFeed: createFetchFeed({ hostsAllowed: [host] }),
    readFeed: async (file: { name: string; bytes: Uint8Array }) =>
      readFeed(file, [], instantOf(deps.clock.now())),
    readFeedSoon: async (feedId: string) => void feedsQueued.push(feedId),
    enqueueImport: async (importId: string) => void importsQueued.push(importId),
  };
  const work = async () => {
    const report = (sentence: string) => void said.push(sentence);
    for (const feedId of feedsQueued.splice(0)) await readQueuedFeed(service)({ v: 1, feedId }, report);
    for (const importId of importsQueued.splice(0))
      await applyQueuedImport(service)({ v: 1, importId }, report);
  };
  const turn = async () => {
    deps.clock.advance(30);
    await queueDueFeeds(service);
    await work();
  };
  const standing = () => deps.events.all().map(({ title, state, start }) => [title, state, start]);

  await saveFeed(service, {
    principal: aPrincipal('editor', { roles: ['editor'] }),
    input: { name: 'Choirs/North', url: `http://${host}/secret-path/a.ics`, area: null, enabled: true },
  });
  await work();
  expect(standing()).toEqual([['Choir day', 'published', '2026-12-01T10:00:00Z']]);

  served = { ...served, body: calendar('Choir morning'), etag: '"2"' };
  await turn();
  expect(standing()).toEqual([['Choir morning', 'published', '2026-12-01T10:00:00Z']]);

  served = { ...served, status: 500 };
  await turn();
  expect(standing()).toEqual([['Choir morning', 'published', '2026-12-01T10:00:00Z']]);
  expect((await deps.feeds.list())[0]?.value).toMatchObject({
    failures: 1,
    problem: expect.stringContaining('500'),
  });

  served = { ...served, status: 200 };
  await turn();
  await turn();
  expect(seen).toEqual([200, 200, 500, 200, 304]);
  expect(deps.events.writes).toBe(2);
  expect(said.join()).not.toContain('secret-path');
});
