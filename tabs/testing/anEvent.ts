import type { EventDetailView, EventView } from '#core/contract/api.ts';

let made = 0;

/** An event as a reader sees it, published, open and online on Thursday 3 December 2026, but for what a test says. */
export function anEvent(overrides: Partial<EventView> = {}): EventView {
  made += 1;
  const id = overrides.id ?? `0000000000${String(made).padStart(2, '0')}`.slice(-12);
  return {
    id,
    reference: id.slice(-5).toUpperCase(),
    title: 'Writing working group',
    kind: 'meeting',
    start: '2026-12-03T16:00:00Z',
    end: '2026-12-03T17:00:00Z',
    zone: 'Europe/London',
    allDay: false,
    attendance: 'online',
    venue: null,
    capacity: null,
    audience: null,
    phases: [],
    area: null,
    programme: null,
    theme: null,
    bookBy: null,
    link: null,
    sample: false,
    state: 'published',
    joinUrl: null,
    placesLeft: null,
    bookable: { now: true, reason: null },
    booking: null,
    ...overrides,
  };
}

export const inDetail = (event: EventView, description = ''): EventDetailView => ({
  ...event,
  description,
  shareUrl: `https://norfolk.example/go/e/${event.id}`,
});
