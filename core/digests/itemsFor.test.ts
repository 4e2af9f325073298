import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anItem } from '../../tests/builders/anIssue.ts';
import { type DigestItem, itemKinds } from './issue.ts';
import { itemsFor, type Reader } from './itemsFor.ts';

const reader = (choices: Partial<Reader> = {}): Reader => ({
  follows: new Set(),
  phases: [],
  job: null,
  ...choices,
});
const ids = (items: readonly DigestItem[]) => items.map(({ id }) => id);

describe('what of an issue concerns a reader', () => {
  const ks2 = anItem({ id: 'ks2', area: 'ks2' });
  const transitions = anItem({ id: 'transitions', area: 'transitions' });
  const everybody = anItem({ id: 'everybody', area: null });

  test('followed areas and what belongs to none; everything for those who never chose', () => {
    const items = [ks2, transitions, everybody];
    expect(ids(itemsFor(items, reader({ follows: new Set(['ks2']) })))).toEqual(['ks2', 'everybody']);
    expect(ids(itemsFor(items, reader()))).toEqual(['ks2', 'transitions', 'everybody']);
  });

  test('their phase and their job, where item and reader name one', () => {
    const secondary = anItem({ id: 'secondary', phases: ['secondary'] });
    const governors = anItem({ id: 'governors', jobs: ['governor'] });
    const items = [secondary, governors];
    expect(ids(itemsFor(items, reader({ phases: ['primary'], job: 'teacher' })))).toEqual([]);
    expect(ids(itemsFor(items, reader({ phases: ['primary', 'secondary'], job: 'governor' })))).toEqual(
      ids(items),
    );
    expect(ids(itemsFor(items, reader()))).toEqual(ids(items));
  });

  test('nothing that the editor left out or that was taken back', () => {
    const out = anItem({ id: 'out', included: false });
    const gone = anItem({ id: 'gone', withdrawn: { at: '2026-12-01T09:00:00Z', reason: 'Wrong.' } });
    expect(itemsFor([out, gone], reader())).toEqual([]);
  });

  test('actions first and the soonest before, then deadlines, then the rest as the editor put it', () => {
    const items = [
      anItem({ id: 'event', kind: 'event' }),
      anItem({ id: 'update2', kind: 'update' }),
      anItem({ id: 'update1', kind: 'update' }),
      anItem({ id: 'deadline', kind: 'deadline', by: '2026-12-01T17:00:00Z' }),
      anItem({ id: 'later', kind: 'action', by: '2026-12-09T17:00:00Z' }),
      anItem({ id: 'sooner', kind: 'action', by: '2026-12-02T17:00:00Z' }),
    ];
    expect(ids(itemsFor(items, reader()))).toEqual([
      'sooner',
      'later',
      'deadline',
      'update2',
      'update1',
      'event',
    ]);
  });

  test('loses nothing and adds nothing that concerns them, whatever the order', () => {
    const kinds = fc.array(fc.constantFrom(...itemKinds), { maxLength: 40 });
    fc.assert(
      fc.property(kinds, (all) => {
        const items = all.map((kind, index) => anItem({ id: `i${index}`, kind }));
        expect(ids(itemsFor(items, reader())).sort()).toEqual(ids(items).sort());
      }),
    );
  });
});
