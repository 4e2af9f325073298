import { expect, test } from '@jest/globals';
import type { StoppedMessage } from '#core/sync/health/stopped.ts';
import type { OpenStorage } from './opened.ts';

const aStopped = (id: string): StoppedMessage => ({
  id,
  queue: 'mails',
  message: JSON.stringify({ v: 1, text: '"€\n'.repeat(6000) }),
  about: 'mail B7K2Q',
  reason: 'Outlook did not answer.',
  at: '2026-11-23T09:00:00Z',
  state: 'stopped',
});

/** What people who mend things need: the pause, messages that stopped, the queues. */
export const healthContract = (open: OpenStorage) => {
  test('a pause stands until it is taken away, and taking away what is not there is fine', async () => {
    const { pauses } = open();
    expect(await pauses.get()).toBeNull();
    await pauses.put(null);
    const pause = { since: '2026-11-23T09:00:00Z', by: { key: 'a', name: 'Administrator' } };
    await pauses.put(pause);
    expect(await pauses.get()).toEqual(pause);
    await pauses.put(null);
    expect(await pauses.get()).toBeNull();
  });

  test('a message that stopped is kept whole, replaced when it fails anew, and removed', async () => {
    const { stopped, ids } = open();
    const one = aStopped(ids.next());
    expect(await stopped.get(one.id)).toBeNull();
    await stopped.put(one);
    await stopped.put({ ...one, reason: 'Outlook asks to sign in.' });
    expect((await stopped.get(one.id))?.value).toEqual({ ...one, reason: 'Outlook asks to sign in.' });
    expect((await stopped.all()).filter(({ value }) => value.id === one.id)).toHaveLength(1);
    await stopped.remove(one.id);
    await stopped.remove(one.id);
    expect(await stopped.get(one.id)).toBeNull();
  });

  test('of two who have it tried again at once, one is told', async () => {
    const { stopped, ids } = open();
    const one = aStopped(ids.next());
    await stopped.put(one);
    const etag = (await stopped.get(one.id))?.etag ?? '';
    const again: StoppedMessage = { ...one, state: 'tryingAgain' };
    const written = await Promise.all([stopped.replace(again, etag), stopped.replace(again, etag)]);
    expect(written.sort()).toEqual(['conflict', 'written']);
    await stopped.remove(one.id);
    expect(await stopped.replace(one, etag)).toBe('conflict');
  });

  test('a queue counts what waits in it, and takes back what was taken from it', async () => {
    const { workQueues } = open();
    const before = await workQueues.waiting('feeds');
    await workQueues.putBack('feeds', JSON.stringify({ v: 1, feedId: 'a', stoppedId: 's' }));
    expect(await workQueues.waiting('feeds')).toBe(before + 1);
  });
};
