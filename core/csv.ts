/** Comma-separated values that no spreadsheet takes for formulas. */
import type { Instant } from './events/event.ts';
import { ukZone, wallTime } from './time/zones.ts';

/** Signs with which a spreadsheet lets a formula begin (OWASP, "CSV Injection"). An apostrophe makes the cell text. */
const formulaLike = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  const text = String(value);
  const safe = typeof value === 'string' && formulaLike.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A moment as spreadsheets read it, in the county's time: `2026-11-23 09:00`. */
export const csvMoment = (instant: Instant): string => {
  const { day, time } = wallTime(instant, ukZone);
  return `${day} ${time}`;
};

/** One line with its end (RFC 4180). */
export const csvLine = (values: readonly (string | number)[]): string => `${values.map(cell).join(',')}\r\n`;

/** By this Excel knows that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';
