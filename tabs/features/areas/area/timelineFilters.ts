/** What of an area's timeline the reader wants to see, kept in the address. */
import { schoolYearOf } from '#core/areas/schoolYear.ts';
import type { UpdateSummary } from '#core/contract/areas.ts';
import { phaseNames } from '#core/events/names.ts';
import type { Choice } from '../../../components/FilterPanel.tsx';
import { dayOfUpdate, yearsOf, yearWords } from '../years.ts';

export type TimelineFilters = {
  tag: string | null;
  phase: string | null;
  year: string | null;
  action: boolean;
};

export function timelineFilters(search: string): TimelineFilters {
  const query = new URLSearchParams(search);
  return {
    tag: query.get('tag') || null,
    phase: query.get('phase') || null,
    year: query.get('year') || null,
    action: query.get('action') === 'yes',
  };
}

/** The same address with one filter set, or taken away. */
export function withFilter(search: string, name: string, value: string | null): string {
  const query = new URLSearchParams(search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  return query.toString();
}

/** Whether an update is to be shown. Without phases it concerns every phase; withdrawn ones ask for nothing. */
export function shows({ tag, phase, year, action }: TimelineFilters, update: UpdateSummary): boolean {
  if (tag && !update.tags.includes(tag)) return false;
  if (phase && update.phases.length > 0 && !update.phases.some((each) => each === phase)) return false;
  if (year && schoolYearOf(dayOfUpdate(update)) !== year) return false;
  return !action || (update.ask.kind !== 'nothing' && update.ask.by !== null && update.state !== 'withdrawn');
}

/** Only what would find something is offered. */
export function choicesFor(filters: TimelineFilters, updates: readonly UpdateSummary[]): Choice[] {
  const tags = [...new Set(updates.flatMap((update) => update.tags))].sort((a, b) => a.localeCompare(b));
  return [
    {
      name: 'tag',
      label: 'Tag',
      every: 'All tags',
      options: tags.map((tag) => [tag, tag] as const),
      value: filters.tag,
    },
    {
      name: 'phase',
      label: 'Phase',
      every: 'All phases',
      options: Object.entries(phaseNames),
      value: filters.phase,
    },
    {
      name: 'year',
      label: 'Year',
      every: 'All years',
      options: yearsOf(updates).map((year) => [year, yearWords(year)] as const),
      value: filters.year,
    },
  ];
}
