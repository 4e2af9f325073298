/** What the reader wants to see, kept in the page's address so that a view can be shared. */
import type { EventView } from '#core/contract/api.ts';
import type { Phase } from '#core/events/event.ts';
import { phaseNames } from '#core/events/names.ts';
import { type Show, shows } from '../words.ts';

export type How = 'online' | 'inPerson';

export type Filters = {
  show: Show | null;
  area: string | null;
  how: How | null;
  phase: Phase | null;
  mine: boolean;
};

export const noFilters: Filters = { show: null, area: null, how: null, phase: null, mine: false };

const oneOf = <T extends string>(names: Record<T, unknown>, value: string | null): T | null =>
  value !== null && Object.hasOwn(names, value) ? (value as T) : null;

/** The filters an address names; what it names wrongly counts as not named. */
export function filtersOf(search: string): Filters {
  const query = new URLSearchParams(search);
  return {
    show: oneOf(shows, query.get('show')),
    area: query.get('area') || null,
    how: oneOf({ online: 1, inPerson: 1 }, query.get('how')),
    phase: oneOf(phaseNames, query.get('phase')),
    mine: query.get('mine') === '1',
  };
}

/** The same address with other filters; whatever else it says stays. */
export function withFilters(search: string, filters: Filters): string {
  const query = new URLSearchParams(search);
  const values = { ...filters, mine: filters.mine ? '1' : null };
  for (const [name, value] of Object.entries(values)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query.toString();
}

export function matches(filters: Filters, event: EventView): boolean {
  if (filters.show && !(shows[filters.show].kinds as readonly string[]).includes(event.kind)) return false;
  if (filters.area && event.area !== filters.area) return false;
  if (filters.how && event.attendance !== filters.how && event.attendance !== 'hybrid') return false;
  // No phase named means every phase, so such an event belongs in each phase's view.
  if (filters.phase && event.phases.length > 0 && !event.phases.includes(filters.phase)) return false;
  return !filters.mine || event.booking !== null;
}
