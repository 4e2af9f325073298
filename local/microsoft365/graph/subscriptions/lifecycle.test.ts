import { describe, expect, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from '../../../../tests/contracts/graphSchemas.ts';
import { mailbox } from '../../../people.ts';
import type { NotificationPolicy } from './policy.ts';
import { lifecycleEndpoint, type Subscribed, subscribed, subscribedToList } from './testing/subscribed.ts';

if (!graphContractsPresent) console.log('not checked: contracts absent');

const watching = async (policy: Partial<NotificationPolicy> = {}, minutes = 10_000) => {
  const local = await subscribed({ notifications: policy });
  const { body } = await local.subscribe({
    lifecycleNotificationUrl: lifecycleEndpoint,
    expirationDateTime: local.inMinutes(minutes),
  });
  const create = () =>
    local.call('POST', `/users/${mailbox}/events`, {
      start: { dateTime: '2027-02-03T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2027-02-03T10:00:00', timeZone: 'UTC' },
    });
  return { ...local, subscription: body, id: `${body.id}`, create };
};

/** What was said about the subscription, and when in minutes after it was made. */
const said = ({ posts }: Subscribed) =>
  posts.flatMap(({ value }) => value.flatMap(({ lifecycleEvent }) => lifecycleEvent ?? []));

describe('a subscriber', () => {
  test('is asked for authorisation once, a quarter of an hour before the end', async () => {
    const local = await watching({}, 60);
    await local.pass(44);
    expect(said(local)).toEqual([]);
    await local.pass(2);
    expect(said(local)).toEqual(['reauthorizationRequired']);
    expect(local.posts[0]).toMatchObject({
      url: lifecycleEndpoint,
      value: [{ subscriptionId: local.id, clientState: 'secret' }],
    });
    expect(local.told()[0]).not.toHaveProperty('changeType');
    if (graphContractsPresent) expect(graphTypeErrors('changeNotification', local.told()[0])).toEqual([]);
    await local.pass(30);
    expect(said(local)).toHaveLength(1);
  });

  test('hears nothing of changes any more when it does not answer, and again once it does', async () => {
    const local = await watching({ challengeEveryMinutes: 60, challengeGraceMinutes: 10 });
    await local.pass(65);
    await local.create();
    await local.pass(1);
    expect(local.told().at(-1)).toMatchObject({ changeType: 'created' });
    await local.pass(10);
    const before = local.posts.length;
    await local.create();
    await local.pass(1);
    expect(local.posts).toHaveLength(before);
    expect((await local.call('POST', `/subscriptions/${local.id}/reauthorize`)).status).toBe(204);
    await local.create();
    await local.pass(1);
    expect(local.posts).toHaveLength(before + 1);
  });

  test('answers by renewing as well, and is asked again an hour later', async () => {
    const local = await watching({ challengeEveryMinutes: 60, challengeGraceMinutes: 10 });
    await local.pass(65);
    await local.call('PATCH', `/subscriptions/${local.id}`, { expirationDateTime: local.inMinutes(10_080) });
    await local.pass(50);
    await local.create();
    await local.pass(1);
    expect(local.told().at(-1)).toMatchObject({ changeType: 'created' });
    await local.pass(10);
    expect(said(local)).toHaveLength(2);
  });

  test('is told once that notifications were missed', async () => {
    const local = await watching({ miss: 1 });
    for (let n = 0; n < 3; n += 1) await local.create();
    await local.pass(1);
    expect(said(local)).toEqual(['missed']);
  });

  test('is told when the service takes the subscription away, and hears no more of what waits', async () => {
    const local = await watching();
    await local.create();
    local.control.lifecycle(local.id, 'subscriptionRemoved');
    await local.pass(1);
    expect(local.told()).toMatchObject([{ lifecycleEvent: 'subscriptionRemoved' }]);
    expect((await local.call('GET', `/subscriptions/${local.id}`)).status).toBe(404);
  });

  test('without an endpoint for it is told nothing', async () => {
    const local = await subscribed();
    const { body } = await local.subscribe({ expirationDateTime: local.inMinutes(60) });
    local.control.lifecycle(`${body.id}`, 'missed');
    await local.pass(70);
    expect(local.told()).toEqual([]);
  });
});

describe('for a list', () => {
  test('there is only the demand for authorisation', async () => {
    const local = await subscribedToList({ notifications: { miss: 1 } });
    const id = `${local.subscription.id}`;
    for (const event of ['missed', 'subscriptionRemoved'] as const)
      expect(() => local.control.lifecycle(id, event)).toThrow(`There is no ${event}`);
    await local.call('POST', local.items, { fields: { Title: 'A' } });
    await local.pass(1);
    expect(local.told()).toEqual([]);
    expect(() => local.control.lifecycle(id, 'reauthorizationRequired')).not.toThrow();
  });
});
