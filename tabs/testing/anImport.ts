import type { ImportPreview, ImportRun } from '#core/events/importRun.ts';

export const aRun = (overrides: Partial<ImportRun> = {}): ImportRun => ({
  id: 'r00000000001',
  fileName: 'programme.csv',
  feed: 'programme',
  startedBy: 't:editor',
  startedAt: '2026-11-24T15:55:00Z',
  state: 'previewed',
  preview: { added: 130, changed: 2, withdrawn: 1, unchanged: 5, refused: 2 },
  done: 0,
  total: 133,
  problem: null,
  ...overrides,
});

/** More to add than one screen takes, two changes, a withdrawal and two refusals, one of which tries to be a formula. */
export const aPreview = (): ImportPreview => ({
  added: Array.from({ length: 130 }, (_, index) => ({
    line: index + 2,
    eventId: `n${String(index).padStart(11, '0')}`,
    title: `Bite-size session ${index + 1}`,
    start: '2027-05-17T08:00:00Z',
    allDay: false,
    changes: [],
  })),
  changed: [
    {
      line: 140,
      eventId: 'e00000000006',
      title: 'Collaborative meeting',
      start: '2026-12-01T15:00:00Z',
      allDay: false,
      changes: [
        { field: 'Start', before: 'Tue 1 Dec, 2pm', after: 'Tue 1 Dec, 3pm' },
        { field: 'Venue', before: 'The Forum, Norwich', after: 'County Hall, Norwich' },
      ],
    },
    {
      line: 141,
      eventId: 'e00000000012',
      title: 'Attendance survey closes',
      start: '2026-12-11T00:00:00Z',
      allDay: true,
      changes: [{ field: 'Link', before: '', after: 'https://norfolk.example/survey' }],
    },
  ],
  withdrawn: [
    {
      line: 0,
      eventId: 'e00000000011',
      title: 'Trust data group',
      start: '2026-12-08T16:00:00Z',
      allDay: false,
      changes: [],
    },
  ],
  unchanged: 5,
  refused: [
    { line: 150, column: 'Start', reason: '31 June does not exist.', title: 'Summer network' },
    {
      line: 151,
      column: null,
      reason: 'The end is before the start.',
      title: '=HYPERLINK("http://x.example")',
    },
  ],
  notes: ['The file covers 24 November 2026 to 21 May 2027. Events outside it stay as they are.'],
});
