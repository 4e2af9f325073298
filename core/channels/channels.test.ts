/** Posts to channels: what comes when, once a day, tried again, replaced, and never after the app has gone. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { aChannel } from '../../tests/builders/aChannel.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../tests/doubles/deliveryDeps.ts';
import { doTask } from '../delivery/doTask.ts';
import { chooseAreas } from './chooseAreas.ts';
import { planPosts } from './planPosts.ts';

const channel = aChannel();
let deps: InMemoryDelivery;

/** The timer, and the workers that it wakes. */
const tick = async (now?: string): Promise<void> => {
  if (now) deps.clock.set(now);
  await planPosts(deps);
  for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
};
const posted = () => [...deps.chat.cards.values()].map(({ message }) => JSON.stringify(message));

beforeEach(async () => {
  deps = deliveryDeps();
  deps.areas.seed(anArea(), anArea({ slug: 'transitions', name: 'Ensuring Effective Transitions' }));
  deps.updates.seed(anUpdate());
  await deps.channels.put(channel, null);
});

describe('a channel that chose an area', () => {
  test('gets what was published since, once', async () => {
    await tick();
    await tick();
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('Nine schools opened their doors');
    expect([...deps.chat.cards.values()][0]?.person).toBe(`channel:${channel.id}`);
    expect((await deps.channels.post(channel.id, '2026-11-23'))?.value).toMatchObject({ state: 'sent' });
  });

  test('gets nothing from before, of other areas, in draft or made up', async () => {
    deps = deliveryDeps();
    deps.areas.seed(anArea());
    await deps.channels.put(channel, null);
    deps.updates.seed(
      anUpdate({ id: 'a', publishedAt: '2026-11-19T09:00:00Z' }),
      anUpdate({ id: 'b', area: 'transitions' }),
      anUpdate({ id: 'c', state: 'draft', publishedAt: null }),
      anUpdate({ id: 'd', sample: true }),
    );
    await tick();
    expect(posted()).toEqual([]);
  });

  test('gets what comes later on the same day in one message on the next school day', async () => {
    await tick();
    deps.updates.seed(
      anUpdate({ id: 'b', headline: 'Second', publishedAt: '2026-11-23T09:30:00Z' }),
      anUpdate({ id: 'c', headline: 'Third', publishedAt: '2026-11-23T10:30:00Z' }),
    );
    await tick('2026-11-23T11:00:00Z');
    await tick('2026-11-24T05:00:00Z');
    expect(posted()).toHaveLength(1);
    await tick('2026-11-24T09:00:00Z');
    expect(posted()).toHaveLength(2);
    expect(posted()[1]).toContain('2 new updates');
    expect(posted()[1]).toContain('Third');
    expect(posted()[1]).not.toContain('Nine schools');
  });

  test('gets once what was being published while its last message was put together', async () => {
    await tick();
    deps.updates.seed(anUpdate({ id: 'late', headline: 'Late', publishedAt: '2026-11-23T08:59:59Z' }));
    await tick('2026-11-24T09:00:00Z');
    expect(posted()).toHaveLength(2);
    expect(posted()[1]).toContain('Late');
    expect(posted()[1]).not.toContain('Nine schools');
    await tick('2026-11-25T09:00:00Z');
    expect(posted()).toHaveLength(2);
  });

  test('gets nothing at night, at weekends and in the holidays', async () => {
    await tick('2026-11-21T11:00:00Z');
    await tick('2026-11-23T21:00:00Z');
    await tick('2026-12-28T11:00:00Z');
    expect(posted()).toEqual([]);
  });

  test('is tried again after as long as Teams asks', async () => {
    deps.chat.next.push({ status: 'retry', afterSeconds: 300 });
    await tick();
    await tick('2026-11-23T09:02:00Z');
    expect(posted()).toEqual([]);
    await tick('2026-11-23T09:10:00Z');
    expect(posted()).toHaveLength(1);
  });

  test('is left alone once the app was taken out of the team', async () => {
    deps.chat.next.push({ status: 'unreachable', reason: 'notInRoster' });
    await tick();
    expect(await deps.channels.list()).toEqual([]);
    expect((await deps.channels.post(channel.id, '2026-11-23'))?.value).toMatchObject({
      state: 'unreachable',
      why: 'notInRoster',
    });
  });
});

describe('what was posted', () => {
  const change = async (changes: Parameters<typeof anUpdate>[0]) =>
    deps.updates.seed(anUpdate({ version: 2, ...changes }));

  test('is replaced where it stands when it was corrected, also in the evening, and once', async () => {
    await tick();
    await change({ corrections: [{ at: '2026-11-23T10:00:00Z', reason: 'It was ten schools.' }] });
    await tick('2026-11-23T20:00:00Z');
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('It was ten schools.');
    deps.chat.cards.clear();
    await tick('2026-11-24T09:00:00Z');
    expect(posted()).toEqual([]);
  });

  test('says that it was withdrawn', async () => {
    await tick();
    await change({
      state: 'withdrawn',
      withdrawn: { at: '2026-11-23T10:00:00Z', reason: 'It was out of date.' },
    });
    await tick('2026-11-23T10:10:00Z');
    expect(posted()[0]).toContain('It was out of date.');
  });

  test('is not posted when it is withdrawn before it goes', async () => {
    await planPosts(deps);
    await change({ state: 'withdrawn', withdrawn: { at: '2026-11-23T09:00:00Z', reason: 'Too early.' } });
    await tick();
    expect(posted()).toEqual([]);
    expect((await deps.channels.post(channel.id, '2026-11-23'))?.value.state).toBe('empty');
  });
});

describe('choosing', () => {
  const choose = async (areas: string[], etag?: string | null) =>
    chooseAreas(deps, {
      principal: aPrincipal('senco'),
      channel,
      areas,
      etag: etag === undefined ? ((await deps.channels.get(channel.id))?.etag ?? null) : etag,
    });

  test('keeps since when an area has been posted, and says who chose', async () => {
    expect(await choose(['ks2', 'transitions'])).toMatchObject({
      ok: true,
      value: {
        areas: [
          { slug: 'ks2', since: '2026-11-20T09:00:00Z' },
          { slug: 'transitions', since: '2026-11-23T09:00:00Z' },
        ],
        chosenBy: { name: 'senco' },
      },
    });
    expect(deps.audit.entries.at(-1)).toMatchObject({ what: 'channel.chosen' });
  });

  test('refuses areas that are not there, and a choice over somebody else’s', async () => {
    expect(await choose(['dinosaurs'])).toMatchObject({ ok: false, failure: { code: 'notFound' } });
    expect(await choose(['ks2'], null)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  test('nothing ends the posts', async () => {
    await choose([]);
    await tick();
    expect(posted()).toEqual([]);
  });
});
