import { describe, expect, test } from '@jest/globals';
import { aFeed } from '../../builders/aFeed.ts';
import type { OpenStorage } from './opened.ts';

export const feedStoreContract = (open: OpenStorage) => {
  describe('feeds', () => {
    test('a feed is kept until it is removed', async () => {
      const { feeds, ids } = open();
      const feed = aFeed({ id: ids.next(), etag: '"a"', refusals: ['Line 3: no such day.'] });
      expect(await feeds.get(feed.id)).toBeNull();
      expect(await feeds.write(feed, null)).toBe('written');
      expect((await feeds.get(feed.id))?.value).toEqual(feed);
      expect((await feeds.list()).map(({ value }) => value.id)).toContain(feed.id);
      await feeds.remove(feed.id);
      await feeds.remove(feed.id);
      expect(await feeds.get(feed.id)).toBeNull();
    });

    test('of two writers who read the same, only the first writes', async () => {
      const { feeds, ids } = open();
      const feed = aFeed({ id: ids.next() });
      await feeds.write(feed, null);
      expect(await feeds.write(feed, null)).toBe('conflict');
      const tag = (await feeds.get(feed.id))?.etag ?? '';
      expect(await feeds.write({ ...feed, failures: 1 }, tag)).toBe('written');
      expect(await feeds.write({ ...feed, name: 'Other' }, tag)).toBe('conflict');
      expect((await feeds.get(feed.id))?.value).toMatchObject({ failures: 1, name: feed.name });
    });
  });
};
