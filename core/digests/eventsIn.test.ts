import { expect, test } from '@jest/globals';
import { anItem } from '../../tests/builders/anIssue.ts';
import { eventsIn } from './eventsIn.ts';

test('of a digest’s items those are events that somebody may join', () => {
  const event = (id: string) => ({ source: { kind: 'event' as const, id } });
  const withdrawn = { at: '2026-11-23T09:00:00Z', reason: 'It is full.' };
  const items = [
    anItem({ kind: 'event', ...event('e1') }),
    anItem({ kind: 'visit', ...event('e2') }),
    anItem({ kind: 'deadline', ...event('e3') }),
    anItem({ kind: 'event', ...event('e4'), withdrawn }),
    anItem({ source: { kind: 'update', id: 'u1' } }),
  ];
  expect(eventsIn(items)).toEqual(['e1', 'e2']);
});
