/** What an edit over there means for the event. */
import type { CollaborativeEvent, EventDetails, EventState } from '../../events/event.ts';
import { addDays } from '../../time/days.ts';
import { dayOf, localMidnight, wallTime } from '../../time/zones.ts';

/** One edited field read as a change of the event. */
export type ReadField = {
  /** The field's name over there. */
  name: string;
  details: Partial<EventDetails>;
  state: EventState | null;
  /** Keeping it would message people. */
  asks: boolean;
};

/** A field that cannot be taken, and why in a sentence. */
export type RefusedField = { name: string; reason: string };

/** Edited fields, read. */
export type ReadEdit = { fields: ReadField[]; refused: RefusedField[] };

/** Reads the edited fields of one event. */
export type EditReader = (event: CollaborativeEvent, edited: Readonly<Record<string, unknown>>) => ReadEdit;

/** Text on its own; empty is null. */
export const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value).trim() || null;

/** An instant as ours are written; null for anything else. */
export const momentOf = (value: unknown): string | null => {
  const ms = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
};

/** All-day events begin and end at midnight of their zone, however they were typed. */
export const wholeDays = (
  event: CollaborativeEvent,
  details: Partial<EventDetails>,
): Partial<EventDetails> => {
  const { start, end, zone, allDay } = { ...event, ...details };
  if (!allDay) return details;
  const last = wallTime(end, zone);
  const after = last.time === '00:00' && end > start ? last.day : addDays(last.day, 1);
  const whole = { start: localMidnight(dayOf(start, zone), zone), end: localMidnight(after, zone) };
  return { ...details, ...(end < start ? {} : whole) };
};
