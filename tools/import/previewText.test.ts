import { expect, test } from '@jest/globals';
import type { ImportPreview } from '#core/events/importRun.ts';
import { previewText } from './previewText.ts';

const row = { eventId: 'a', start: '2027-01-19T09:30:00Z', allDay: false, changes: [] };
const preview: ImportPreview = {
  added: [{ ...row, line: 2, title: 'Maths network' }],
  changed: [
    { ...row, line: 13, title: 'Reading', changes: [{ field: 'venue', before: '', after: 'The Nest' }] },
  ],
  withdrawn: [{ ...row, line: 0, title: 'Transitions', allDay: true }],
  unchanged: 4,
  refused: [{ line: 9, column: 'date', reason: 'No such day.', title: 'Phonics' }],
  notes: ['Look at the accents.'],
};

test('a preview says row by row what would come of it; what is in no line of the file has none', () => {
  expect(previewText(preview)).toBe(
    [
      'Added: 1',
      '  line    2  Tue 19 Jan 2027 09:30  Maths network',
      '',
      'Changed: 1',
      '  line   13  Tue 19 Jan 2027 09:30  Reading',
      '              venue: nothing → The Nest',
      '',
      'Withdrawn: 1',
      '             Tue 19 Jan 2027        Transitions',
      '',
      'Refused: 1',
      '  line    9  date: No such day. (Phonics)',
      '',
      'Unchanged: 4',
      '',
      'Note: Look at the accents.',
    ].join('\n'),
  );
});

test('a preview of thousands of rows shows forty and counts the rest', () => {
  const added = Array.from({ length: 1234 }, (_, n) => ({ ...row, line: n + 2, title: `Session ${n}` }));
  const lines = previewText({ ...preview, added }).split('\n');
  expect(lines[0]).toBe('Added: 1234');
  expect(lines[41]).toBe('  … and 1194 more');
});
