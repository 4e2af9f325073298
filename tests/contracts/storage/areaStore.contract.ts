import { describe, expect, test } from '@jest/globals';
import type { Help } from '#core/areas/help.ts';
import { memberKey } from '#core/people/person.ts';
import { anArea } from '../../builders/anArea.ts';
import { aMeeting } from '../../builders/anUpdate.ts';
import type { OpenStorage } from './opened.ts';

const all = async (keys: AsyncIterable<string>): Promise<string[]> => {
  const found = [];
  for await (const key of keys) found.push(key);
  return found.sort();
};

export const areaStoreContract = (open: OpenStorage) => {
  describe('areas', () => {
    test('an area is kept as it was written, and listed by order and name', async () => {
      const { areas, ids } = open();
      const [a, b, c] = [ids.next(), ids.next(), ids.next()];
      const lead = { key: memberKey('tenant', 'lead'), name: 'Lead', role: 'Task-group lead' };
      expect(await areas.get(a)).toBeNull();
      expect(await areas.put(anArea({ slug: a, name: 'Zebra', order: 1, leads: [lead] }), null)).toBe(
        'written',
      );
      await areas.put(anArea({ slug: b, name: 'Ark', order: 2 }), null);
      await areas.put(anArea({ slug: c, name: 'Ant', order: 2, closed: '2023-24' }), null);
      expect((await areas.get(a))?.value).toMatchObject({ name: 'Zebra', leads: [lead] });
      const listed = (await areas.list()).map(({ value }) => value.slug);
      expect(listed.filter((slug) => [a, b, c].includes(slug))).toEqual([a, c, b]);
    });

    test('of two who change one area at once, one is told', async () => {
      const { areas, ids } = open();
      const area = anArea({ slug: ids.next() });
      await areas.put(area, null);
      expect(await areas.put(area, null)).toBe('conflict');
      const etag = (await areas.get(area.slug))?.etag ?? '';
      const written = await Promise.all(['One', 'Other'].map((name) => areas.put({ ...area, name }, etag)));
      expect(written.sort()).toEqual(['conflict', 'written']);
    });

    test.each(['*', '', 'any', `W/"datetime'2020-01-01'"`])(
      'a tag that was never given writes nothing: %s',
      async (tag) => {
        const { areas, ids } = open();
        const area = anArea({ slug: ids.next() });
        await areas.put(area, null);
        expect(await areas.put({ ...area, name: 'Over it' }, tag)).toBe('conflict');
        expect((await areas.get(area.slug))?.value).toEqual(area);
      },
    );
  });

  describe('offers of help', () => {
    const anOffer = (area: string, id: string, overrides: Partial<Help> = {}): Help => ({
      id,
      area,
      how: 'volunteer',
      words: 'I could host.',
      update: null,
      resource: null,
      from: { key: memberKey('tenant', 'head'), name: 'Head', email: 'head@norfolk.example' },
      at: '2026-11-23T09:00:00Z',
      told: 'no',
      settledAt: null,
      ...overrides,
    });

    test('are kept once, listed newest first, and found by who made them', async () => {
      const { help, ids } = open();
      const [area, first, second] = [ids.next(), ids.next(), ids.next()];
      const from = { key: memberKey('tenant', ids.next()), name: 'Other', email: 'other@norfolk.example' };
      expect(await help.put(anOffer(area, first), null)).toBe('written');
      expect(await help.put(anOffer(area, first), null)).toBe('conflict');
      const later = anOffer(area, second, { at: '2026-11-24T09:00:00Z', from });
      await help.put(later, null);
      expect((await help.ofArea(area)).map(({ value }) => value.id)).toEqual([second, first]);
      expect(await help.ofPerson(from.key)).toEqual([later]);
    });

    test('are untold until somebody was told, and go when they are old or taken back', async () => {
      const { help, ids } = open();
      const [area, id, other] = [ids.next(), ids.next(), ids.next()];
      await help.put(anOffer(area, id, { at: '2020-01-01T09:00:00Z' }), null);
      const mine = async () =>
        (await help.untold('2020-01-02T09:00:00Z')).filter(({ value }) => value.area === area);
      const [untold] = await mine();
      expect(untold?.value.id).toBe(id);
      await help.put(
        { ...anOffer(area, id, { at: '2020-01-01T09:00:00Z' }), told: 'yes' },
        untold?.etag ?? '',
      );
      expect(await mine()).toEqual([]);
      expect(await help.forget('2020-01-02T09:00:00Z', 10)).toBe(1);
      expect(await help.get(area, id)).toBeNull();
      await help.put(anOffer(area, other), null);
      await help.remove(area, other);
      await help.remove(area, other);
      expect(await help.ofArea(area)).toEqual([]);
    });
  });

  describe('meetings', () => {
    test('stand by their area, newest first, however long their minutes', async () => {
      const { meetings, ids } = open();
      const area = ids.next();
      const long = aMeeting({
        id: ids.next(),
        area,
        minutes: '😀'.repeat(4000),
        decisions: Array(40).fill('"'.repeat(500)),
        heldOn: '2026-09-11',
      });
      const earlier = aMeeting({ id: ids.next(), area, heldOn: '2025-02-03' });
      for (const meeting of [earlier, long]) expect(await meetings.put(meeting, null)).toBe('written');
      await meetings.put(aMeeting({ id: ids.next(), area: `${area}x` }), null);
      expect((await meetings.ofArea(area)).map(({ value }) => value)).toEqual([long, earlier]);
      const stored = await meetings.get(area, long.id);
      expect(stored?.value).toEqual(long);
      const short = { ...long, minutes: 'Short.', decisions: [] };
      expect(await meetings.put(short, stored?.etag ?? '')).toBe('written');
      expect((await meetings.get(area, long.id))?.value).toEqual(short);
      expect(await meetings.put(short, stored?.etag ?? '')).toBe('conflict');
      expect(await meetings.get(`${area}x`, long.id)).toBeNull();
    });
  });

  describe('following', () => {
    test('is read by person and by area, counted, and ended', async () => {
      const { follows, ids } = open();
      const [one, other] = [ids.next(), ids.next()];
      const [head, lead] = [memberKey('tenant', ids.next()), memberKey('tenant', ids.next())];
      expect(await follows.count(one)).toBe(0);
      for (const [person, area] of [
        [head, one],
        [head, one],
        [head, other],
        [lead, one],
      ] as const)
        await follows.follow(person, area);
      expect((await follows.ofPerson(head)).sort()).toEqual([one, other].sort());
      expect(await all(follows.followers(one))).toEqual([head, lead].sort());
      expect(await follows.count(one)).toBe(2);
      await follows.unfollow(head, one);
      await follows.unfollow(head, one);
      const span = { after: null, upTo: null };
      expect((await follows.within(span)).get(head)).toEqual(new Set([other]));
      expect((await follows.within({ ...span, upTo: head })).has(head)).toBe(true);
      expect((await follows.within({ ...span, after: head })).has(head)).toBe(false);
      expect(await follows.ofPerson(head)).toEqual([other]);
      expect(await all(follows.followers(one))).toEqual([lead]);
      expect(await follows.count(one)).toBe(1);
    });
  });
};
