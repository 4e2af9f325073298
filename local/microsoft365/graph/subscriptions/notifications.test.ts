import { describe, expect, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from '../../../../tests/contracts/graphSchemas.ts';
import { mailbox, tenantId } from '../../../people.ts';
import { SteerableClock } from '../../clock/steerableClock.ts';
import { Store } from '../../store.ts';
import { startNotificationWorker } from './notificationWorker.ts';
import { enqueue } from './pendingNotification.ts';
import type { NotificationPolicy } from './policy.ts';
import { endpoint, lifecycleEndpoint, subscribed, subscribedToList } from './testing/subscribed.ts';
import { createWebhooks } from './webhooks.ts';

if (!graphContractsPresent) console.log('not checked: contracts absent');

const path = `/users/${mailbox}/events`;
const anEvent = (over: object = {}) => ({
  subject: 'Network meeting',
  start: { dateTime: '2027-02-03T09:00:00', timeZone: 'UTC' },
  end: { dateTime: '2027-02-03T10:00:00', timeZone: 'UTC' },
  ...over,
});

const watching = async (policy: Partial<NotificationPolicy> = {}, over: Record<string, unknown> = {}) => {
  const local = await subscribed({ notifications: policy });
  const { status, body } = await local.subscribe(over);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const create = async (count = 1) => {
    for (let n = 0; n < count; n += 1) await local.call('POST', path, anEvent({ subject: `${n}` }));
  };
  return { ...local, subscription: body, create };
};

describe('a change in a mailbox', () => {
  test('is told with what happened to which event, and whose subscription it is', async () => {
    const local = await watching();
    const { id } = (await local.call('POST', path, anEvent())).body;
    expect(local.told()).toEqual([]);
    await local.pass(1);
    await local.call('PATCH', `${path}/${id}`, { subject: 'Renamed' });
    await local.pass(1);
    await local.call('DELETE', `${path}/${id}`);
    await local.pass(1);
    expect(local.told().map(({ changeType }) => changeType)).toEqual(['created', 'updated', 'deleted']);
    const [created] = local.told();
    const resource = expect.stringMatching(new RegExp(`^Users/[\\w-]+/Events/${id}$`));
    expect(created).toMatchObject({
      subscriptionId: local.subscription.id,
      subscriptionExpirationDateTime: local.subscription.expirationDateTime,
      clientState: 'secret',
      tenantId,
      resource,
      resourceData: {
        '@odata.type': '#Microsoft.Graph.Event',
        '@odata.id': resource,
        '@odata.etag': expect.stringMatching(/^W\//),
        id,
      },
    });
    if (graphContractsPresent)
      expect(
        local.posts.flatMap(({ value }) => graphTypeErrors('changeNotificationCollection', { value })),
      ).toEqual([]);
  });

  test('is told to those who asked for that kind of change, not to those of other mailboxes', async () => {
    const local = await watching({}, { changeType: 'deleted' });
    await local.subscribe({ resource: 'users/head@samphire.norfolk.example/events' });
    await local.create();
    await local.pass(1);
    expect(local.told()).toEqual([]);
  });

  test('comes together with others in one POST, those of several subscriptions too', async () => {
    const local = await watching({ largestPost: 4 });
    await local.subscribe({ changeType: 'created' });
    await local.create(3);
    await local.pass(1);
    expect(local.posts.map(({ value }) => value.length)).toEqual([4, 2]);
    expect(new Set(local.told().map(({ subscriptionId }) => subscriptionId)).size).toBe(2);
  });

  test('an answer from outside is one', async () => {
    const local = await watching();
    const guest = { emailAddress: { address: 'guest@hub.example', name: 'Guest' } };
    const { id } = (await local.call('POST', path, anEvent({ attendees: [guest] }))).body;
    await local.pass(1);
    local.control.reply({ eventId: `${id}`, email: 'Guest@hub.example', response: 'declined' });
    await local.pass(1);
    expect(local.told().at(-1)).toMatchObject({ changeType: 'updated', resourceData: { id } });
  });
});

describe('changes in a list', () => {
  test('are told as one, without saying which items changed', async () => {
    const local = await subscribedToList();
    for (const Title of ['A', 'B', 'C']) await local.call('POST', local.items, { fields: { Title } });
    await local.pass(1);
    expect(local.told()).toMatchObject([
      {
        changeType: 'updated',
        resource: local.resource,
        resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
      },
    ]);
    await local.call('DELETE', `${local.items}/1`);
    await local.pass(1);
    expect(local.told().map(({ changeType }) => changeType)).toEqual(['updated', 'updated']);
  });
});

describe('an endpoint that fails', () => {
  test('is tried again after 10, 20, 40 seconds and so on, with what it has not taken', async () => {
    const local = await watching();
    local.behave({ status: 503 });
    await local.create();
    await local.pass(1.5);
    local.behave({});
    await local.pass(60);
    const seconds = local.posts.map(({ at }) => Date.parse(at) / 1000);
    expect(seconds.map((second) => second - (seconds[0] ?? 0))).toEqual([0, 10, 30, 70, 150]);
    expect(new Set(local.told().map(({ id }) => id)).size).toBe(1);
    expect(local.control.notifications().pending).toEqual([]);
  });

  test('is given up after four hours', async () => {
    const local = await watching();
    local.behave({ status: 500 });
    await local.create();
    await local.pass(250);
    const tries = local.posts.length;
    expect(Date.parse(`${local.posts.at(-1)?.at}`) - Date.parse(`${local.posts[0]?.at}`)).toBeLessThanOrEqual(
      14_400_000,
    );
    expect(tries).toBeGreaterThan(20);
    local.behave({});
    await local.pass(600);
    expect(local.posts).toHaveLength(tries);
  });

  test('has three seconds to answer', async () => {
    const local = await watching();
    local.behave({ milliseconds: 3_001 });
    await local.create();
    await local.pass(0.1);
    expect(local.control.notifications().pending).toMatchObject([{ attempts: 1 }]);
  });

  test('gets after a restart what waited before', async () => {
    const clock = new SteerableClock(new Date('2027-01-11T09:00:00Z'));
    const store = new Store(':memory:');
    const posts: string[] = [];
    const webhooks = createWebhooks(clock, async (url) => {
      posts.push(url);
      return new Response(null, { status: 202 });
    });
    const start = () => startNotificationWorker({ store, clock, webhooks, newId: () => 'id' });
    const first = start();
    enqueue(store, {
      id: '1',
      subscriptionId: 's',
      url: endpoint,
      notification: {},
      isLifecycle: false,
      dueAt: clock.now().getTime() + 1000,
      place: 1,
    });
    await first.stop();
    await clock.advance(5000);
    expect(posts).toEqual([]);
    const second = start();
    await second.run();
    expect(posts).toEqual([endpoint]);
    await second.stop();
  });
});

describe('a slow endpoint', () => {
  /** A hundred answers, so many of them slow. */
  const slowFor = async (slow: number) => {
    const local = await watching({ largestPost: 1 }, { lifecycleNotificationUrl: lifecycleEndpoint });
    local.behave({ milliseconds: 2_950 });
    await local.create(slow);
    await local.pass(1.5);
    local.behave({});
    await local.create(100 - slow);
    await local.pass(0.5);
    expect(local.posts).toHaveLength(100);
    await local.create();
    await local.pass(0.5);
    return local;
  };

  test('gets everything as long as fewer than one in ten of a hundred answers are slow', async () => {
    expect((await slowFor(9)).posts).toHaveLength(101);
  });

  test('gets everything ten minutes later from there on', async () => {
    const local = await slowFor(10);
    expect(local.posts).toHaveLength(100);
    await local.pass(10);
    expect(local.posts).toHaveLength(101);
  });

  test('gets nothing any more from 15 in a hundred, and is told that something is missing', async () => {
    const local = await slowFor(15);
    await local.pass(20);
    expect(local.posts.slice(100)).toMatchObject([
      { url: lifecycleEndpoint, value: [{ lifecycleEvent: 'missed' }] },
    ]);
    await local.create();
    await local.pass(1);
    expect(local.told().at(-1)).toMatchObject({ changeType: 'created' });
  });
});

describe('by policy a notification', () => {
  test('is lost', async () => {
    const local = await watching({ drop: 1 }, { lifecycleNotificationUrl: lifecycleEndpoint });
    await local.create(3);
    await local.pass(600);
    expect(local.told()).toEqual([]);
  });

  test('comes twice', async () => {
    const local = await watching({ duplicate: 1 });
    await local.create();
    await local.pass(1);
    const [one, other] = local.told();
    expect(one).toEqual(other);
    expect(local.told()).toHaveLength(2);
  });

  test('comes late', async () => {
    const local = await watching({ delay: 1, delaySeconds: 300 });
    await local.create();
    await local.pass(5);
    expect(local.told()).toEqual([]);
    await local.pass(1);
    expect(local.told()).toHaveLength(1);
  });

  test('comes in another order, the same for the same seed', async () => {
    const order = async (seed: string) => {
      const local = await watching({ seed, reorder: 1 });
      await local.create(8);
      await local.pass(1);
      const ids = local.told().map(({ id }) => `${id}`);
      return ids.map((id) => ids.toSorted().indexOf(id));
    };
    const first = await order('a');
    expect(first).not.toEqual(first.toSorted((a, b) => a - b));
    expect(await order('a')).toEqual(first);
    expect(await order('b')).not.toEqual(first);
  });

  test("carries a state that is not the subscriber's", async () => {
    const local = await watching({ wrongClientState: 1 });
    await local.create();
    await local.pass(1);
    expect(local.told()[0]?.clientState).not.toBe('secret');
  });

  test('overtakes the reply to the creation', async () => {
    const local = await subscribed({ notifications: { beforeCreationReturns: true } });
    await local.call('POST', path, anEvent());
    const { body } = await local.subscribe();
    expect(local.posts).toMatchObject([
      { url: endpoint, value: [{ subscriptionId: body.id, clientState: 'secret' }] },
    ]);
  });
});
