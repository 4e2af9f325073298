import { beforeEach, describe, expect, test } from '@jest/globals';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { keepSubscribed } from './keepSubscribed.ts';
import type { ChangeSource } from './ports.ts';
import type { ChangeNotifier } from './subscriptions.ts';
import { takeNotifications } from './takeNotifications.ts';
import { Unreadable } from './unreadable.ts';

let deps: InMemoryDeps;
/** What Microsoft 365 was asked, and the subscriptions that stand there. */
let asked: string[];
let standing: Set<string>;
let failing: ChangeSource | null;

const notifier: ChangeNotifier = {
  async subscribe(source) {
    asked.push(`subscribe ${source}`);
    if (source === failing) throw new Unreadable('the subscription could not be made: 503', 60);
    const id = `${source}-${asked.length}`;
    standing.add(id);
    return { id, expiresAt: '2026-11-29T09:00:00Z' };
  },
  async renew(source, id) {
    asked.push(`renew ${source}`);
    return standing.has(id) ? { expiresAt: '2026-12-01T09:00:00Z' } : null;
  },
};
const keep = () => keepSubscribed({ ...deps, notifier });
const subscriptionTo = (source: ChangeSource) => deps.subscriptions.rows.get(source);
const notify = (changes: { source?: ChangeSource; secret?: string; lifecycleEvent?: string } = {}) => {
  const subscription = subscriptionTo(changes.source ?? 'list');
  return takeNotifications({ ...deps, isSame: (given, secret) => given === secret }, [
    {
      subscriptionId: subscription?.id ?? '',
      clientState: changes.secret ?? subscription?.clientState ?? '',
      lifecycleEvent: changes.lifecycleEvent ?? null,
    },
  ]);
};

beforeEach(() => {
  deps = inMemoryDeps();
  asked = [];
  standing = new Set();
  failing = null;
});

describe('subscriptions', () => {
  test('are made once, each with a secret of its own', async () => {
    expect(await keep()).toEqual(['list', 'calendar']);
    expect(await keep()).toEqual([]);
    expect(asked).toEqual(['subscribe list', 'subscribe calendar']);
    const secrets = (await deps.subscriptions.all()).map(({ clientState }) => clientState);
    expect(new Set(secrets).size).toBe(2);
    expect(secrets.every((secret) => secret.length >= 26 && secret.length <= 128)).toBe(true);
  });

  test('are renewed every day and made again where they have ended without a word', async () => {
    await keep();
    const before = subscriptionTo('list');
    standing.delete(`${subscriptionTo('calendar')?.id}`);
    deps.clock.set('2026-11-24T08:59:59Z');
    expect(await keep()).toEqual([]);
    expect(asked).toHaveLength(2);
    deps.clock.set('2026-11-24T09:00:00Z');
    expect(await keep()).toEqual(['calendar']);
    expect(asked.slice(2).sort()).toEqual(['renew calendar', 'renew list', 'subscribe calendar']);
    expect(subscriptionTo('list')).toEqual({
      ...before,
      expiresAt: '2026-12-01T09:00:00Z',
      renewAt: '2026-11-25T09:00:00Z',
    });
  });

  test('do not fail together', async () => {
    failing = 'list';
    await expect(keep()).rejects.toThrow('503');
    expect(subscriptionTo('calendar')?.id).toBe('calendar-2');
    failing = null;
    deps.clock.advance(4);
    expect(await keep()).toEqual([]);
    deps.clock.advance(1);
    expect(await keep()).toEqual(['list']);
  });
});

describe('notifications', () => {
  beforeEach(async () => {
    await keep();
  });

  test('say what to read', async () => {
    expect(await notify({ source: 'calendar' })).toEqual({ sources: ['calendar'], ignored: 0 });
    expect(await notify({ lifecycleEvent: 'missed' })).toEqual({ sources: ['list'], ignored: 0 });
  });

  test('of a subscription that could not be made count for nothing', async () => {
    deps.subscriptions.rows.clear();
    failing = 'list';
    await expect(keep()).rejects.toThrow('503');
    expect(await notify()).toEqual({ sources: [], ignored: 1 });
  });

  test('count for nothing with another secret, and of another subscription', async () => {
    expect(await notify({ secret: 'guessed' })).toEqual({ sources: [], ignored: 1 });
    deps.subscriptions.rows.clear();
    expect(await notify()).toEqual({ sources: [], ignored: 1 });
  });

  test('bring back a subscription that was taken away', async () => {
    await notify({ lifecycleEvent: 'subscriptionRemoved' });
    expect(await keep()).toEqual(['list']);
  });

  test('renew a subscription that has to be authorised again', async () => {
    await notify({ lifecycleEvent: 'reauthorizationRequired' });
    await keep();
    expect(asked.slice(2)).toEqual(['renew list']);
  });

  test('do nothing to a subscription when they do not know its secret', async () => {
    await notify({ lifecycleEvent: 'subscriptionRemoved', secret: '' });
    expect(await keep()).toEqual([]);
  });
});
