import { describe, expect, it } from '@jest/globals';
import { askedWords, keepWords } from '#core/sync/inbound/questionWords.ts';
import { aSyncReply } from '../../testing/syncService.ts';
import { driftWords, faultWords, momentWords, stoppedTitle, summaryOf } from './syncWords.ts';

const [moved] = aSyncReply().questions;
const [line] = aSyncReply().health?.lines ?? [];
if (!moved || !line) throw new Error('the sample has questions and lines');

describe('synchronising in words', () => {
  it('says how much works', () => {
    const reply = aSyncReply();
    expect(summaryOf(reply)).toBe('All working except 4');
    const health = reply.health && { ...reply.health, lines: [{ ...line, state: 'working' as const }] };
    expect(summaryOf({ ...reply, health })).toBe('All working');
    expect(summaryOf({ ...reply, health: null })).toBe('1 edit waits for you');
    expect(summaryOf({ ...reply, health: null, questions: [] })).toBe('Nothing waits for you');
    const paused = { since: reply.now, by: { key: 'a', name: 'Administrator' } };
    expect(summaryOf({ ...reply, paused })).toBe('Paused');
  });

  it('says the time today and the day before', () => {
    expect(momentWords('2026-11-24T07:52:00Z', '2026-11-24T16:00:00Z')).toBe('7:52am');
    expect(momentWords('2026-11-20T07:52:00Z', '2026-11-24T16:00:00Z')).toBe('Fri 20 Nov');
    expect(momentWords(null, '2026-11-24T16:00:00Z')).toBe('Never');
  });

  it('says who did what, and what keeping it means', () => {
    expect(askedWords(moved)).toBe('Sam Editor changed this in the SharePoint list.');
    expect(keepWords(moved)).toBe('Keep it and tell 14 people');
    expect(keepWords({ ...moved, people: 1 })).toBe('Keep it and tell 1 person');
    const deleted = {
      ...moved,
      editor: null,
      people: 0,
      changes: [{ field: 'status', before: 'listed', after: 'deleted' }],
    };
    expect(askedWords(deleted)).toBe('Someone deleted this in the SharePoint list.');
    expect(keepWords(deleted)).toBe('Cancel the event: nobody has booked');
  });

  it('explains what does not work', () => {
    expect(faultWords({ ...line, state: 'working' })).toBeNull();
    expect(faultWords({ ...line, state: 'slow', reason: 'Outlook asked us to wait.' })).toBe(
      'Events to SharePoint and Outlook: slow. Outlook asked us to wait. It goes on by itself and nothing is lost.',
    );
    expect(faultWords({ ...line, state: 'stopped', reason: null })).toContain('nothing comes through.');
  });

  it('says what a comparison found, and what stopped', () => {
    expect(driftWords(null)).toBe('Not yet compared');
    expect(driftWords({ at: 'a', found: 0, asked: 0 })).toBe('Nothing');
    expect(driftWords({ at: 'a', found: 2, asked: 0 })).toBe('2, mended');
    expect(driftWords({ at: 'a', found: 1, asked: 1 })).toBe('1, asked about');
    expect(driftWords({ at: 'a', found: 3, asked: 1 })).toBe('3: 2 mended, 1 asked about');
    expect(stoppedTitle({ queue: 'project', about: 'bookings b7k2q0000001' })).toBe(
      'The bookings of event B7K2Q',
    );
    expect(stoppedTitle({ queue: 'changes', about: 'list' })).toBe('Edits in the SharePoint list');
  });
});
