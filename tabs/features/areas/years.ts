/** School years in words, and the updates of an area by year and term. */
import type { SchoolYear } from '#core/areas/schoolYear.ts';
import { schoolYearOf } from '#core/areas/schoolYear.ts';
import type { UpdateSummary } from '#core/contract/areas.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';

/** `2026 to 2027` */
export const yearWords = (year: SchoolYear): string => `${year.slice(0, 4)} to 20${year.slice(5)}`;

/** The day on which an update counts: of publishing, or of its last change before. */
export const dayOfUpdate = (update: Pick<UpdateSummary, 'publishedAt' | 'changedAt'>): string =>
  dayOf(update.publishedAt ?? update.changedAt, ukZone);

/** `Autumn term 2026`. By months, because the county's own dates of terms differ from year to year. */
export function termOf(day: string): string {
  const month = Number(day.slice(5, 7));
  const term = month >= 9 ? 'Autumn' : month <= 3 ? 'Spring' : 'Summer';
  return `${term} term ${day.slice(0, 4)}`;
}

export type Term = { name: string; updates: UpdateSummary[] };

/** Updates, newest first, by term, the newest term first. */
export function byTerm(updates: readonly UpdateSummary[]): Term[] {
  const terms: Term[] = [];
  for (const update of updates) {
    const name = termOf(dayOfUpdate(update));
    const last = terms.at(-1);
    if (last?.name === name) last.updates.push(update);
    else terms.push({ name, updates: [update] });
  }
  return terms;
}

/** The school years in which anything was published, newest first. */
export const yearsOf = (updates: readonly UpdateSummary[]): SchoolYear[] =>
  [...new Set(updates.map((update) => schoolYearOf(dayOfUpdate(update))))].sort().reverse();
