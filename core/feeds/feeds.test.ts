import { describe, expect, test } from '@jest/globals';
import { aFeed } from '../../tests/builders/aFeed.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { feedState, waitAfter } from './feed.ts';
import { listFeeds, removeFeed } from './keepFeeds.ts';
import { queueDueFeeds } from './queueDueFeeds.ts';
import { type FeedInput, saveFeed } from './saveFeed.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });

const office = () => {
  const woken: string[] = [];
  const deps = {
    ...inMemoryDeps(),
    feedHostsAllowed: [],
    readFeedSoon: async (feedId: string) => void woken.push(feedId),
  };
  deps.areas.seed(anArea());
  const save = (input: Partial<FeedInput> = {}, principal = editor) =>
    saveFeed(deps, {
      principal,
      input: { name: 'Music hub', url: 'webcal://hub.example/a.ics', area: 'ks2', enabled: true, ...input },
    });
  const all = async () => (await deps.feeds.list()).map(({ value }) => value);
  return { deps, woken, save, all };
};

describe('choosing which calendars are read', () => {
  test('an added calendar is read at once', async () => {
    const { save, woken, all, deps } = office();
    expect(await save()).toMatchObject({ ok: true, value: { url: 'https://hub.example/a.ics' } });
    const [feed] = await all();
    expect(woken).toEqual([feed?.id]);
    expect(feed && feedState(feed)).toBe('waiting');
    expect(deps.audit.entries).toMatchObject([{ what: 'feed.added', who: editor.key, subject: feed?.id }]);
  });

  test('the trail never holds the address, which may be a secret', async () => {
    const { save, deps } = office();
    await save({ url: 'https://hub.example/private-5ecret/basic.ics' });
    expect(JSON.stringify(deps.audit.entries)).not.toContain('5ecret');
  });

  test('the same address is the same calendar: it is renamed or paused, not doubled', async () => {
    const { save, woken, all } = office();
    await save();
    await save({ name: 'Hub', url: 'https://hub.example/a.ics', enabled: false });
    expect(await all()).toMatchObject([{ name: 'Hub', enabled: false }]);
    expect(woken).toHaveLength(1);
  });

  test('a new area is asked for whole, whatever the server said last', async () => {
    const { save, deps, all } = office();
    await save();
    const [stored] = await deps.feeds.list();
    if (stored)
      await deps.feeds.write({ ...stored.value, etag: '"1"', failures: 4, problem: 'Away.' }, stored.etag);
    await save({ area: null });
    expect(await all()).toMatchObject([{ etag: null, failures: 0, problem: null, area: null }]);
  });

  test('nobody but editors sees, adds or removes one', async () => {
    const { save, deps } = office();
    const member = aPrincipal();
    const refused = { ok: false, failure: { code: 'forbidden' } };
    expect(await save({}, member)).toMatchObject(refused);
    expect(await listFeeds(deps, { principal: member })).toMatchObject(refused);
    expect(await removeFeed(deps, { principal: member, feedId: 'x' })).toMatchObject(refused);
    expect(deps.audit.entries).toEqual([]);
  });

  test('an area that does not exist is refused', async () => {
    expect(await office().save({ area: 'cakes' })).toMatchObject({ ok: false, failure: { code: 'invalid' } });
  });

  test('a removed calendar is no longer read', async () => {
    const { save, deps, all } = office();
    await save();
    const [feed] = await all();
    expect(await removeFeed(deps, { principal: editor, feedId: feed?.id ?? '' })).toMatchObject({ ok: true });
    expect(await listFeeds(deps, { principal: editor })).toEqual({ ok: true, value: [] });
  });
});

describe('the timer', () => {
  test('wakes a worker for each calendar that is due, once in its interval', async () => {
    const { deps, woken } = office();
    await deps.feeds.write(aFeed({ id: 'due' }), null);
    await deps.feeds.write(aFeed({ id: 'later', nextAt: '2026-11-23T09:00:01Z' }), null);
    await deps.feeds.write(aFeed({ id: 'paused', enabled: false }), null);
    await queueDueFeeds(deps);
    await queueDueFeeds(deps);
    expect(woken).toEqual(['due']);
    deps.clock.advance(30);
    await queueDueFeeds(deps);
    expect(woken.sort()).toEqual(['due', 'due', 'later']);
  });

  test('two at once wake one worker', async () => {
    const { deps, woken } = office();
    await deps.feeds.write(aFeed(), null);
    await Promise.all([queueDueFeeds(deps), queueDueFeeds(deps)]);
    expect(woken).toHaveLength(1);
  });

  test('waits twice as long after each failure, a day at most', () => {
    expect([1, 2, 3, 4, 20].map((failures) => waitAfter(failures) / 60)).toEqual([30, 60, 120, 240, 1440]);
  });
});
