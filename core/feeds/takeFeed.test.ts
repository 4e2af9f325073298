import { describe, expect, test } from '@jest/globals';
import { readFeed } from '#adapters/feeds/readFeed.ts';
import { aFeed } from '../../tests/builders/aFeed.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { applyImport } from '../events/applyImport.ts';
import { instantOf } from '../time/zones.ts';
import { type Feed, feedState } from './feed.ts';
import type { FeedAnswer, FetchFeed } from './ports.ts';
import { takeFeed } from './takeFeed.ts';

const vevent = (uid: string, day: string, summary = uid): string =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${day}T100000Z\r\nDTEND:${day}T110000Z\r\nSUMMARY:${summary}\r\nLOCATION:Hall\r\nEND:VEVENT\r\n`;
const calendar = (...events: string[]): FeedAnswer => ({
  state: 'fetched',
  bytes: new TextEncoder().encode(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`),
  etag: '"1"',
  lastModified: null,
});
const away: FeedAnswer = { state: 'failed', reason: 'Nothing answers at this address.', afterSeconds: 0 };

const county = async (overrides: Partial<Feed> = {}) => {
  const asked: Parameters<FetchFeed>[0][] = [];
  const queued: string[] = [];
  let answer: FeedAnswer = calendar();
  const doubles = inMemoryDeps();
  const fetchFeed: FetchFeed = async (feed) => {
    asked.push({ url: feed.url, etag: feed.etag, lastModified: feed.lastModified });
    return answer;
  };
  const deps = {
    ...doubles,
    fetchFeed,
    readFeed: async (file: { name: string; bytes: Uint8Array }) =>
      readFeed(file, [], instantOf(doubles.clock.now())),
    enqueueImport: async (importId: string) => void queued.push(importId),
  };
  await deps.feeds.write(aFeed(overrides), null);
  return {
    deps,
    asked,
    feed: async () => (await deps.feeds.get(aFeed().id))?.value ?? aFeed(),
    /** One turn: the feed is read, and the import worker does what it was woken for. */
    take: async (given: FeedAnswer) => {
      answer = given;
      const taken = await takeFeed(deps, aFeed().id);
      for (const importId of queued.splice(0)) {
        const bytes = (await deps.imports.file(importId)) ?? new Uint8Array();
        await applyImport(deps, importId, await deps.readFeed({ name: 'a.ics', bytes }));
      }
      return taken;
    },
    states: () => deps.events.all().map(({ title, state }) => `${title} ${state}`),
  };
};

describe('reading a calendar on the web', () => {
  test('brings its events in, in the name of the feed and in its area', async () => {
    const { take, deps, feed } = await county({ area: 'ks2' });
    expect(await take(calendar(vevent('a', '20261201'), vevent('b', '20261202')))).toBe('importing');
    expect(deps.events.all()).toMatchObject([
      { title: 'a', area: 'ks2', source: { feed: 'feed:feed00000001', uid: 'a' } },
      { title: 'b', area: 'ks2' },
    ]);
    expect(new Set(deps.audit.entries.map(({ who }) => who))).toEqual(new Set(['feed:feed00000001']));
    expect(await feed()).toMatchObject({ entries: 2, failures: 0, lastSuccess: '2026-11-23T09:00:00Z' });
    expect(feedState(await feed())).toBe('reading');
  });

  test('asks whether anything has changed only once the programme says what the feed says', async () => {
    const { take, asked, deps } = await county();
    const same = calendar(vevent('a', '20261201'));
    expect(await take(same)).toBe('importing');
    expect(await take(same)).toBe('read');
    expect(await take({ state: 'unchanged' })).toBe('unchanged');
    expect(asked.map(({ etag }) => etag)).toEqual([null, null, '"1"']);
    expect(deps.events.writes).toBe(1);
  });

  test('reads the whole again each day, because dates of endless series come into sight', async () => {
    const { take, asked, deps } = await county();
    await take(calendar());
    deps.clock.advance(24 * 60 - 1);
    await take({ state: 'unchanged' });
    deps.clock.advance(1);
    await take(calendar());
    expect(asked.map(({ etag }) => etag)).toEqual([null, '"1"', null]);
  });

  test('withdraws what the feed drops, but not what has begun and so left its window', async () => {
    const { take, deps, states } = await county();
    await take(calendar(vevent('a', '20261201'), vevent('b', '20261202'), vevent('c', '20261203')));
    deps.clock.set('2026-12-01T10:30:00Z');
    await take(calendar(vevent('c', '20261203')));
    expect(states()).toEqual(['a published', 'b cancelled', 'c published']);
  });

  test('withdraws nothing when a calendar comes back empty', async () => {
    const { take, states } = await county();
    await take(calendar(vevent('a', '20261201')));
    await take(calendar());
    expect(states()).toEqual(['a published']);
  });

  test('says which entries could not be used', async () => {
    const { take, feed } = await county();
    await take(calendar(vevent('a', '20261201'), vevent('b', '20261202').replace(/DTEND.*\r\n/, '')));
    expect((await feed()).refusals).toEqual([expect.stringMatching(/^b: .*end is missing/i)]);
  });
});

describe('a calendar that fails', () => {
  const broken: FeedAnswer = {
    state: 'fetched',
    bytes: new TextEncoder().encode('BEGIN:VCALENDAR\r\nBEGIN:VEVENT'),
    etag: null,
    lastModified: null,
  };

  test.each([
    ['is not reached', away],
    ['breaks off', broken],
  ])('and %s withdraws nothing, and is tried again later and later', async (_, failure) => {
    const { take, deps, feed, states } = await county();
    await take(calendar(vevent('a', '20261201')));
    expect(await take(failure)).toBe('failed');
    expect(await feed()).toMatchObject({ failures: 1, nextAt: '2026-11-23T09:30:00Z' });
    await take(failure);
    expect(await feed()).toMatchObject({ failures: 2, nextAt: '2026-11-23T10:00:00Z' });
    expect(states()).toEqual(['a published']);
    expect(deps.audit.entries.some(({ what }) => what === 'feed.failing')).toBe(false);
  });

  test('is reported once, after the third time in a row, with the reason', async () => {
    const { take, deps, feed } = await county();
    for (let turn = 0; turn < 4; turn += 1) await take(away);
    expect(deps.audit.entries).toMatchObject([
      { what: 'feed.failing', subject: 'feed00000001', detail: 'Nothing answers at this address.' },
    ]);
    expect([feedState(await feed()), (await feed()).problem]).toEqual([
      'failing',
      'Nothing answers at this address.',
    ]);
  });

  test('is well again with the first success', async () => {
    const { take, feed } = await county({ failures: 5, problem: 'Away.' });
    await take(calendar());
    expect(await feed()).toMatchObject({ failures: 0, problem: null, nextAt: '2026-11-23T09:30:00Z' });
  });

  test('waits as long as the server asks', async () => {
    const { take, feed } = await county();
    await take({ ...away, afterSeconds: 7200 });
    expect(await feed()).toMatchObject({ nextAt: '2026-11-23T11:00:00Z' });
  });
});

describe('an editor meanwhile', () => {
  test('keeps the new name when it is given during the reading', async () => {
    const { deps, feed } = await county();
    deps.fetchFeed = async () => {
      const stored = await deps.feeds.get(aFeed().id);
      if (stored) await deps.feeds.write({ ...stored.value, name: 'Renamed' }, stored.etag);
      return away;
    };
    await takeFeed(deps, aFeed().id);
    expect(await feed()).toMatchObject({ name: 'Renamed', failures: 1 });
  });

  test('pauses or removes it, and nobody asks the server', async () => {
    const { take, asked, deps } = await county({ enabled: false });
    expect(await take(calendar())).toBe('skipped');
    await deps.feeds.remove(aFeed().id);
    expect(await take(calendar())).toBe('skipped');
    expect(asked).toEqual([]);
  });
});
