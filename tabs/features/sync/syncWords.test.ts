import { describe, expect, it } from '@jest/globals';
import { aSyncReply } from '../../testing/syncService.ts';
import { askedWords, faultWords, keepWords, momentWords, summaryOf } from './syncWords.ts';

const [moved] = aSyncReply().questions;
const [line] = aSyncReply().lines;
if (!moved || !line) throw new Error('the sample has questions and lines');

describe('synchronising in words', () => {
  it('says how much works', () => {
    expect(summaryOf(aSyncReply())).toBe('All working except 2');
    expect(summaryOf({ lines: [{ ...line, state: 'working' }] })).toBe('All working');
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
    expect(faultWords({ ...line, state: 'stopped', reason: null })).toContain('Tell an administrator.');
  });
});
