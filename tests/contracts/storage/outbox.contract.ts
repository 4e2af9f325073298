import { describe, expect, test } from '@jest/globals';
import type { Projection, ProjectionStore, Subject } from '#core/sync/ports.ts';
import type { OpenStorage } from './opened.ts';

export const outboxContract = (open: OpenStorage) => {
  describe('outbox', () => {
    const fresh = () => {
      const { outbox, clock, ids } = open();
      const eventId = ids.next();
      const subjects: Subject[] = [
        { kind: 'event', eventId },
        { kind: 'bookings', eventId },
      ];
      return { outbox, clock, subjects, eventId };
    };

    test('keeps a mark of each subject until it is cleared', async () => {
      const { outbox, subjects } = fresh();
      const before = await outbox.size();
      await outbox.mark([...subjects, ...subjects]);
      expect(await outbox.size()).toBe(before + 2);
      const marks = await outbox.marks(subjects);
      expect(marks.map(({ kind, eventId }) => ({ kind, eventId }))).toEqual(subjects);
      await outbox.clear(marks.slice(0, 1));
      expect((await outbox.marks(subjects)).map((mark) => mark.kind)).toEqual(['bookings']);
      await outbox.clear(marks);
      expect(await outbox.size()).toBe(before);
    });

    test('keeps a mark that was set again after it was read', async () => {
      const { outbox, subjects } = fresh();
      await outbox.mark(subjects);
      const read = await outbox.marks(subjects);
      await outbox.mark(subjects.slice(0, 1));
      await outbox.clear(read);
      expect((await outbox.marks(subjects)).map((mark) => mark.kind)).toEqual(['event']);
    });

    test('keeps apart the marks of many subjects, some marked twice and some cleared by others', async () => {
      const { outbox, eventId } = fresh();
      const many: Subject[] = Array.from({ length: 130 }, (_, n) => ({
        kind: 'event',
        eventId: `${eventId}${String(n).padStart(3, '0')}`,
      }));
      const before = await outbox.size();
      await outbox.mark(many);
      await outbox.mark([...many.slice(10, 12), { kind: 'event', eventId }]);
      const idsOf = async (subjects: readonly Subject[]) => [
        ...new Set((await outbox.marks(subjects)).map((mark) => mark.eventId)),
      ];
      const some = many.slice(5, 25);
      expect((await idsOf(some)).sort()).toEqual(some.map((subject) => subject.eventId));
      const scattered = many.filter((_, n) => n % 13 === 0);
      expect((await idsOf(scattered)).sort()).toEqual(scattered.map((subject) => subject.eventId));

      const read = await outbox.marks(many);
      await outbox.clear(read.slice(0, 3));
      await outbox.clear(read);
      expect(await idsOf(many)).toEqual([]);
      expect(await outbox.size()).toBe(before + 1);
      await outbox.clear(await outbox.marks([{ kind: 'event', eventId }]));
    });

    test('leaves marks alone that have been put off, and brings back none that were cleared', async () => {
      const { outbox, clock, subjects, eventId } = fresh();
      clock.set('2002-01-01T00:00:00Z');
      await outbox.mark(subjects);
      const marks = await outbox.marks(subjects);
      await outbox.clear(marks.slice(1));
      await outbox.putOff(marks, '2002-01-01T00:15:00Z');
      const ours = async (found: Promise<{ eventId: string }[]>) =>
        (await found).filter((mark) => mark.eventId === eventId).length;
      expect(await ours(outbox.stale('2002-01-01T00:15:00Z', 10))).toBe(1);
      expect(await ours(outbox.due('2002-01-01T00:15:00Z', 10))).toBe(0);
      expect(await ours(outbox.due('2002-01-01T00:15:01Z', 10))).toBe(1);
      await outbox.clear(marks);
    });

    test('tells how urgent marks are', async () => {
      const { outbox, clock, subjects, eventId } = fresh();
      clock.set('2003-01-01T00:00:00Z');
      await outbox.mark(subjects, 'inTurn');
      await outbox.mark(subjects.slice(0, 1));
      const due = async (before: string) =>
        (await outbox.due(before, 10)).filter((mark) => mark.eventId === eventId);
      expect(await due('2003-01-01T00:00:00Z')).toEqual([]);
      expect((await due('2003-01-01T00:00:01Z')).map(({ urgency }) => urgency).sort()).toEqual([
        'inTurn',
        'inTurn',
        'now',
      ]);
      await outbox.clear(await outbox.marks(subjects));
    });

    test('finds marks that have stood too long, oldest first', async () => {
      const { outbox, clock, eventId } = fresh();
      const mark = async (name: string, at: string) => {
        clock.set(at);
        await outbox.mark([{ kind: 'event', eventId: eventId + name }]);
      };
      await mark('b', '2001-01-01T00:02:00Z');
      await mark('a', '2001-01-01T00:01:00Z');
      await mark('c', '2001-01-01T00:03:00Z');
      const stale = await outbox.stale('2001-01-01T00:03:00Z', 10);
      expect(stale.map((each) => each.eventId)).toEqual([`${eventId}a`, `${eventId}b`]);
      expect((await outbox.stale('2001-01-01T00:03:00Z', 1)).map((each) => each.eventId)).toEqual([
        `${eventId}a`,
      ]);
      await outbox.clear(stale);
      expect(await outbox.stale('2001-01-01T00:03:00Z', 10)).toEqual([]);
    });
  });

  describe('projections', () => {
    const noted = (over: Pick<Projection, 'target' | 'key'> & Partial<Projection>): Projection => ({
      remoteId: '7',
      snapshot: { Title: 'A' },
      problem: null,
      changedAt: '2026-11-23T09:00:00Z',
      writer: null,
      ...over,
    });
    const keep = async (projections: ProjectionStore, ...notes: readonly Projection[]): Promise<void> => {
      for (const note of notes) await projections.change(note.target, [note.key], () => note);
    };

    test('keep what was last written to each target', async () => {
      const { projections, ids } = open();
      const key = ids.next();
      const snapshot = { Title: 'A', Capacity: 3, Link: null, Description: '€'.repeat(4000) };
      const written = noted({ target: 'list', key, snapshot });
      const inCalendar = noted({ target: 'calendar', key, problem: 'refused' });
      const writer = { token: 'w', until: '2026-11-23T09:02:00Z' };
      const other = noted({ target: 'list', key: `${key}-B7K2Q`, writer });
      await keep(projections, written, inCalendar, other);
      expect(await projections.getMany('list', [key, `${key}x`, key])).toEqual([written]);
      expect(await projections.getMany('calendar', [key, other.key])).toEqual([inCalendar]);
      expect(await projections.getMany('list', [other.key])).toEqual([other]);
    });

    test('are changed, left alone, made and removed as each stands in that moment', async () => {
      const { projections, ids } = open();
      const name = ids.next();
      const [changed, left, removed, made, none] = ['1', '2', '3', '4', '5'].map((n) => `${name}-${n}`);
      const key = (given: string | undefined): string => given ?? '';
      const of = (given: string | undefined, over: Partial<Projection> = {}) =>
        noted({ target: 'list', key: key(given), ...over });
      await keep(projections, of(changed), of(left), of(removed));
      const keys = [changed, left, removed, made, none, changed].map(key);
      const standing = await projections.change('list', keys, (note, asked) => {
        if (asked === changed) return note && { ...note, remoteId: '8' };
        if (asked === made) return of(made);
        return asked === removed ? null : note;
      });
      const expected = [of(changed, { remoteId: '8' }), of(left), of(made)];
      expect([...standing.values()].sort((a, b) => a.key.localeCompare(b.key))).toEqual(expected);
      expect((await projections.getMany('list', keys)).sort((a, b) => a.key.localeCompare(b.key))).toEqual(
        expected,
      );
    });

    test('lose nothing of what several change at once', async () => {
      const { projections, ids } = open();
      const name = ids.next();
      const keys = Array.from({ length: 120 }, (_, n) => `${name}-${n}`);
      const fields = ['a', 'b', 'c'];
      await Promise.all(
        fields.map((field) =>
          projections.change('list', keys, (note, key) => ({
            ...noted({ target: 'list', key }),
            snapshot: { ...note?.snapshot, [field]: true },
          })),
        ),
      );
      const notes = await projections.getMany('list', keys);
      expect(notes).toHaveLength(keys.length);
      for (const { snapshot } of notes) expect(Object.keys(snapshot).sort()).toEqual(fields);
      await projections.change('list', keys, () => null);
      expect(await projections.getMany('list', keys)).toEqual([]);
    });

    test.each(['calendar', 'bookingList'] as const)(
      'are found by what stands in the %s, and there only',
      async (target) => {
        const { projections, ids } = open();
        const key = ids.next();
        const remoteId = `AAMk/${key}_-=`;
        const written = noted({ target, key, remoteId });
        await keep(projections, written, { ...written, key: `${key}x`, remoteId: remoteId.toLowerCase() });
        expect(await projections.byRemoteId(target, [remoteId, remoteId, 'elsewhere', ''])).toEqual([
          written,
        ]);
        expect(await projections.byRemoteId('list', [remoteId])).toEqual([]);
        const moved = { ...written, remoteId: `${remoteId}2` };
        await keep(projections, moved);
        expect(await projections.byRemoteId(target, [remoteId])).toEqual([]);
        expect(await projections.byRemoteId(target, [moved.remoteId])).toEqual([moved]);
        await projections.change(target, [key], () => null);
        expect(await projections.byRemoteId(target, [moved.remoteId])).toEqual([]);
      },
    );
  });
};
