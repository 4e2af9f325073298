import { describe, expect, test } from '@jest/globals';
import { anEvent } from '../../builders/anEvent.ts';
import type { OpenStorage } from './opened.ts';

export const eventStoreContract = (open: OpenStorage) =>
  describe('event store', () => {
    const fresh = () => {
      const { events, ids } = open();
      return { events, id: ids.next(), feed: `feed-${ids.next()}` };
    };

    test('gives back an event as it was written', async () => {
      const { events, id } = fresh();
      const event = anEvent({
        id,
        title: 'Gap’s “quotes” & <tags>',
        description: 'é\n'.repeat(2000),
        capacity: null,
        phases: [],
        bookBy: '2027-01-13T17:00:00Z',
        source: { feed: "o'feed", uid: 'a/b#c?' },
      });
      expect(await events.write([{ event, etag: null }])).toBe('written');
      expect((await events.get(id))?.value).toEqual(event);
    });

    test('knows nothing of an event that was not written, whatever its id', async () => {
      const { events, id } = fresh();
      expect(await events.get(id)).toBeNull();
      expect(await events.get("no/such'#event?")).toBeNull();
    });

    test('replaces only the version that was read', async () => {
      const { events, id } = fresh();
      await events.write([{ event: anEvent({ id }), etag: null }]);
      const read = await events.get(id);
      const etag = read?.etag ?? null;
      expect(await events.write([{ event: anEvent({ id, title: 'First' }), etag }])).toBe('written');
      expect(await events.write([{ event: anEvent({ id, title: 'Second' }), etag }])).toBe('conflict');
      expect((await events.get(id))?.value.title).toBe('First');
    });

    test('does not insert what exists', async () => {
      const { events, id } = fresh();
      await events.write([{ event: anEvent({ id }), etag: null }]);
      expect(await events.write([{ event: anEvent({ id, title: 'Again' }), etag: null }])).toBe('conflict');
    });

    test('writes all or none', async () => {
      const { events, id } = fresh();
      await events.write([{ event: anEvent({ id }), etag: null }]);
      const write = [`${id}a`, id].map((each) => ({ event: anEvent({ id: each }), etag: null }));
      expect(await events.write(write)).toBe('conflict');
      expect(await events.get(`${id}a`)).toBeNull();
    });

    test('writes a hundred events together, and refuses one more or one twice', async () => {
      const { events, id, feed } = fresh();
      const source = { feed, uid: 'x' };
      const many = (count: number) =>
        Array.from({ length: count }, (_, n) => ({
          event: anEvent({ id: `${id}-${n}`, source }),
          etag: null,
        }));
      await expect(events.write(many(101))).rejects.toThrow();
      await expect(events.write([...many(1), ...many(1)])).rejects.toThrow();
      expect(await events.ofFeed(feed)).toEqual([]);
      expect(await events.write(many(100))).toBe('written');
      expect(await events.ofFeed(feed)).toHaveLength(100);
      expect(await events.write([])).toBe('written');
    });

    test('finds those that exist among many ids, each once', async () => {
      const { events, id } = fresh();
      await events.write([{ event: anEvent({ id }), etag: null }]);
      const found = await events.getMany([id, `${id}x`, id]);
      expect(found.map((row) => row.value.id)).toEqual([id]);
      expect(found[0]?.etag).toBe((await events.get(id))?.etag);
    });

    test('gives all but drafts in order of their ids, so many at a time', async () => {
      const { events, id } = fresh();
      const states = ['published', 'draft', 'cancelled', 'draft', 'published'] as const;
      const write = states.map((state, n) => ({ event: anEvent({ id: `${id}${n}`, state }), etag: null }));
      await events.write(write);
      const idsAfter = async (last: string, limit: number) =>
        (await events.after(last, limit)).map((event) => event.id.replace(id, ''));
      expect(await idsAfter(id, 2)).toEqual(['0', '2']);
      expect((await idsAfter(`${id}2`, 2))[0]).toBe('4');
      expect(await events.after('zzzzzzzzzzzzz', 2)).toEqual([]);
    });

    test('finds what overlaps a time, by start, without drafts', async () => {
      const { events, id } = fresh();
      const on = (name: string, day: string, more = {}) =>
        anEvent({ id: id + name, start: `${day}T09:00:00Z`, end: `${day}T10:00:00Z`, ...more });
      const laid = [
        on('late', '2031-03-03'),
        on('cancelled', '2031-03-02', { state: 'cancelled' }),
        on('draft', '2031-03-02', { state: 'draft' }),
        on('long', '2031-02-01', { end: '2031-03-01T09:00:01Z' }),
        on('over', '2031-02-01', { end: '2031-03-01T09:00:00Z' }),
        on('next', '2031-03-04'),
      ];
      await events.write(laid.map((event) => ({ event, etag: null })));
      const found = await events.between('2031-03-01T09:00:00Z', '2031-03-04T09:00:00Z');
      expect(
        found.filter((event) => event.id.startsWith(id)).map((event) => event.id.slice(id.length)),
      ).toEqual(['long', 'cancelled', 'late']);
    });

    test('reads many at once, neighbours and scattered ones, and passes over those that are not there', async () => {
      const { events, id } = fresh();
      const ids = Array.from({ length: 90 }, (_, n) => `${id}${String(n).padStart(3, '0')}`);
      await events.write(ids.map((each) => ({ event: anEvent({ id: each }), etag: null })));
      const read = async (wanted: readonly string[]) =>
        (await events.getMany(wanted)).map(({ value }) => value.id).sort();
      const neighbours = ids.slice(30, 50);
      expect(await read([...neighbours].reverse())).toEqual(neighbours);
      const scattered = ids.filter((_, n) => n % 9 === 0);
      expect(await read([...scattered, `${id}absent`, `${id}0005`])).toEqual(scattered);
      expect(await read(neighbours.map((each) => `${each}x`))).toEqual([]);
      expect((await events.getMany(neighbours))[0]?.etag).toEqual(
        (await events.get((await events.getMany(neighbours))[0]?.value.id ?? ''))?.etag,
      );
    });

    test('keeps feeds apart', async () => {
      const { events, id, feed } = fresh();
      const mine = anEvent({ id, source: { feed, uid: 'x' } });
      const other = anEvent({ id: `${id}o`, source: { feed: `${feed}2`, uid: 'x' } });
      const own = anEvent({ id: `${id}n`, source: null });
      await events.write([mine, other, own].map((event) => ({ event, etag: null })));
      expect((await events.ofFeed(feed)).map((row) => row.value)).toEqual([mine]);
    });

    test('notes a join link without a new version, and not on a writer who has not seen it', async () => {
      const { events, id } = fresh();
      const event = anEvent({ id });
      await events.write([{ event, etag: null }]);
      const before = await events.get(id);
      await events.setJoinUrls(new Map([[id, 'https://teams.example/1']]));
      expect((await events.get(id))?.value).toEqual({ ...event, joinUrl: 'https://teams.example/1' });
      expect(await events.write([{ event, etag: before?.etag ?? null }])).toBe('conflict');
    });

    test('notes the join links of those events that are there', async () => {
      const { events, id } = fresh();
      await events.write([{ event: anEvent({ id }), etag: null }]);
      await events.setJoinUrls(
        new Map([
          [`${id}x`, 'https://teams.example/2'],
          [id, 'https://teams.example/1'],
        ]),
      );
      expect(await events.get(`${id}x`)).toBeNull();
      expect((await events.get(id))?.value.joinUrl).toBe('https://teams.example/1');
      await events.setJoinUrls(new Map());
    });
  });
