import { expect, test } from '@jest/globals';
import { aChannel, aPost } from '../../builders/aChannel.ts';
import type { OpenStorage } from './opened.ts';

/** What channels get, and the posts that went there. */
export const channelContract = (open: OpenStorage) => {
  test('a channel is written once for each reading of it, and gone when removed', async () => {
    const { channels, ids } = open();
    const channel = aChannel({ id: `19:${ids.next()}@thread.tacv2` });
    expect(await channels.put(channel, null)).toBe('written');
    expect(await channels.put(channel, null)).toBe('conflict');
    const stored = await channels.get(channel.id);
    expect(stored?.value).toEqual(channel);
    expect(await channels.put({ ...channel, areas: [] }, stored?.etag ?? null)).toBe('written');
    expect(await channels.put(channel, stored?.etag ?? null)).toBe('conflict');
    expect((await channels.list()).find(({ id }) => id === channel.id)?.areas).toEqual([]);
    await channels.remove(channel.id);
    await channels.remove(channel.id);
    expect(await channels.get(channel.id)).toBeNull();
  });

  test('a channel has one post a day, and they come oldest first', async () => {
    const { channels, ids } = open();
    const channel = `19:${ids.next()}@thread.tacv2`;
    const [monday, tuesday] = [aPost({ channel }), aPost({ channel, day: '2026-11-24' })];
    expect(await channels.putPost(tuesday, null)).toBe('written');
    expect(await channels.putPost(monday, null)).toBe('written');
    expect(await channels.putPost(monday, null)).toBe('conflict');
    expect(await channels.posts(channel, '2026-11-23')).toEqual([monday, tuesday]);
    expect(await channels.posts(channel, '2026-11-24')).toEqual([tuesday]);
    const stored = await channels.post(channel, monday.day);
    expect(await channels.putPost({ ...monday, state: 'sent' }, stored?.etag ?? null)).toBe('written');
    expect((await channels.post(channel, monday.day))?.value.state).toBe('sent');
    expect(await channels.post(channel, '2026-11-25')).toBeNull();
  });
};
