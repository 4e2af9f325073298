/** What a comparison found out of step, thing by thing and field by field, as a report keeps it. */

import { z } from 'zod';
import { cut } from '../../cut.ts';
import { type Instant, instantSchema } from '../../events/event.ts';
import { type ComparedSource, comparedSources } from '../inbound/ports.ts';
import type { CalendarOperation, ListOperation } from '../ports.ts';

const detailSchema = z.object({
  /** `missing`: it should stand there; `extra`: it should not; `differs`: one field of it. */
  what: z.enum(['missing', 'extra', 'differs']),
  /** Null where the whole thing is meant. */
  field: z.string().nullable(),
  /** What stood there as far as we knew, and what we say; null where that is empty or not to be written down. */
  there: z.string().nullable(),
  ours: z.string().nullable(),
});
export type DriftDetail = z.infer<typeof detailSchema>;

const driftedSchema = z.object({
  eventId: z.string(),
  /** Mended by us, or an editor is asked. */
  outcome: z.enum(['mended', 'asked']),
  details: z.array(detailSchema),
});
/** One thing that was not as it should be. */
export type Drifted = z.infer<typeof driftedSchema>;

export const driftReportSchema = z.object({
  source: z.enum(comparedSources),
  at: instantSchema,
  drifted: z.array(driftedSchema),
  /** So many more were found for which there was no room. */
  more: z.number().int(),
});
export type DriftReport = z.infer<typeof driftReportSchema>;

/** What comparisons found. One that found nothing leaves no report. */
export interface DriftStore {
  put(report: DriftReport): Promise<void>;
  /** Those since then, newest first. */
  since(at: Instant): Promise<DriftReport[]>;
  /** Removes those before then. Answers how many went. */
  forget(before: Instant): Promise<number>;
}

/** A report stands in one row of the storage: with values of this length it holds so many details. */
const mostDetails = 1000;
const longestValue = 80;

/** Notes what is found, as much as a report holds, and counts all of it. */
export const collectDrift = (source: ComparedSource, at: Instant) => {
  const kept: Drifted[] = [];
  let [details, found, asked] = [0, 0, 0];
  return {
    add(drifted: readonly Drifted[]): void {
      for (const one of drifted) {
        found += 1;
        if (one.outcome === 'asked') asked += 1;
        details += one.details.length;
        if (details <= mostDetails) kept.push(one);
      }
    },
    found: (): number => found,
    asked: (): number => asked,
    report: (): DriftReport => ({ source, at, drifted: kept, more: found - kept.length }),
  };
};

/** What names people and ways into meetings are not for reports, and long texts say nothing there. */
const unsaid: ReadonlySet<string> = new Set([
  'Person',
  'Email',
  'Reference',
  'JoinLink',
  'Description',
  'body',
]);

const valueWords = (field: string, value: unknown): string | null => {
  if (value === null || value === undefined || unsaid.has(field)) return null;
  return cut(Array.isArray(value) ? value.join(', ') : String(value), longestValue);
};

type Plan = {
  operation: CalendarOperation | ListOperation;
  before: { snapshot: Readonly<Record<string, unknown>> } | null;
  snapshot: Readonly<Record<string, unknown>>;
};

const whole = (what: 'missing' | 'extra'): DriftDetail[] => [{ what, field: null, there: null, ours: null }];

/** What a planned operation puts right. */
export const detailsOf = ({ operation, before, snapshot }: Plan): DriftDetail[] => {
  if (operation.op === 'create') return whole('missing');
  if (operation.op === 'cancel' || operation.op === 'delete') return whole('extra');
  if (operation.op === 'read') return [];
  const changed = Object.keys('changes' in operation ? operation.changes : operation.fields);
  return changed.map((field) => ({
    what: 'differs',
    field,
    there: valueWords(field, before?.snapshot[field]),
    ours: valueWords(field, snapshot[field]),
  }));
};

/** A thing that is gone, or should be. */
export const wholeDrifted = (
  eventId: string,
  what: 'missing' | 'extra',
  outcome: Drifted['outcome'],
): Drifted => ({ eventId, outcome, details: whole(what) });
