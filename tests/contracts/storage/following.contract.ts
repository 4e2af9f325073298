import { describe, expect, test } from '@jest/globals';
import type { DriftReport } from '#core/sync/reconcile/drift.ts';
import type { OpenStorage } from './opened.ts';

export const followingContract = (open: OpenStorage) =>
  describe('following', () => {
    test('keeps the cursor of each side', async () => {
      const { cursors } = open();
      expect(await cursors.get('calendar')).toBeNull();
      await cursors.put('list', `https://graph.example/${'x'.repeat(5000)}`);
      await cursors.put('list', 'https://graph.example/?token=é"');
      expect(await cursors.get('list')).toBe('https://graph.example/?token=é"');
      expect(await cursors.get('calendar')).toBeNull();
    });

    test('keeps how the reading of each side goes', async () => {
      const { readings } = open();
      const reading = {
        source: 'list' as const,
        readAt: '2026-11-23T09:00:00Z',
        problem: 'it could not be read: 503',
        notBefore: '2026-11-23T09:10:00Z',
        comparedAt: null,
        drift: { at: '2026-11-23T02:00:00Z', found: 3, asked: 1 },
      };
      expect(await readings.get('list')).toMatchObject({ source: 'list', readAt: null, problem: null });
      await readings.put(reading);
      expect(await readings.get('list')).toEqual(reading);
      expect((await readings.get('calendar')).readAt).toBeNull();
    });

    test('keeps what comparisons found, newest first, until it is forgotten', async () => {
      const { drifts } = open();
      const report = (at: string, source: 'list' | 'calendar', count = 1): DriftReport => ({
        source,
        at,
        drifted: Array.from({ length: count }, (_, n) => ({
          eventId: `e${n}`,
          outcome: 'mended',
          details: [{ what: 'differs', field: 'Title', there: 'É'.repeat(80), ours: '😀'.repeat(40) }],
        })),
        more: 3,
      });
      const old = report('2026-10-01T02:15:45Z', 'list');
      const list = report('2026-11-22T02:15:45Z', 'list', 1000);
      const calendar = report('2026-11-23T02:15:45Z', 'calendar');
      for (const one of [old, list, calendar, calendar]) await drifts.put(one);
      expect(await drifts.since('2026-11-01T00:00:00Z')).toEqual([calendar, list]);
      expect(await drifts.forget('2026-11-01T00:00:00Z')).toBe(1);
      expect(await drifts.since('2026-01-01T00:00:00Z')).toEqual([calendar, list]);
    });

    test('keeps one subscription for each side', async () => {
      const { subscriptions } = open();
      const made = {
        source: 'list' as const,
        id: 'a',
        clientState: 'secret',
        expiresAt: '2026-12-23T09:00:00Z',
        renewAt: '2026-11-24T09:00:00Z',
      };
      await subscriptions.put(made);
      await subscriptions.put({ ...made, id: 'b' });
      expect(await subscriptions.all()).toEqual([{ ...made, id: 'b' }]);
      await subscriptions.remove('list');
      await subscriptions.remove('list');
      expect(await subscriptions.all()).toEqual([]);
    });

    test('lets one worker at a time', async () => {
      const { leases, ids } = open();
      const name = `reading ${ids.next()}`;
      const taken = await Promise.all(Array.from({ length: 5 }, () => leases.take(name, 60)));
      const held = taken.filter((lease) => lease !== null);
      expect(held).toHaveLength(1);
      expect(await held[0]?.renew(60)).toBe(true);
      await held[0]?.release();
      const next = await leases.take(name, 60);
      expect(next).not.toBeNull();
      expect(await leases.take(`${name}x`, 60)).not.toBeNull();
    });

    test('takes the work from a worker that has died', async () => {
      const { leases, clock, ids } = open();
      const name = `reading ${ids.next()}`;
      const dead = await leases.take(name, 60);
      clock.advance(0.9);
      expect(await leases.take(name, 60)).toBeNull();
      clock.advance(0.1);
      const heir = await leases.take(name, 60);
      expect(heir).not.toBeNull();
      expect(await dead?.renew(60)).toBe(false);
      await dead?.release();
      expect(await leases.take(name, 60)).toBeNull();
      expect(await heir?.renew(60)).toBe(true);
    });
  });
