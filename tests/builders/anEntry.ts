import type { CalendarEntry } from '#core/sync/ports.ts';

/** A morning workshop in King's Lynn as Outlook shall show it, with whatever the test states instead. */
export const anEntry = (overrides: Partial<CalendarEntry> = {}): CalendarEntry => ({
  subject: 'Transitions workshop',
  body: 'How Year 6 and Year 7 teachers can plan together.',
  start: '2027-01-20T09:30:00Z',
  end: '2027-01-20T12:00:00Z',
  zone: 'Europe/London',
  allDay: false,
  location: "King's Lynn Town Hall",
  online: false,
  showAs: 'busy',
  categories: ['Workshop'],
  ...overrides,
});
