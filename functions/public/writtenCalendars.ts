/** Calendars as text, written once for the same content: writing five thousand events takes a processor for seconds. */
import { createHash } from 'node:crypto';
import { writeCalendar } from '#adapters/feeds/writeCalendar.ts';
import type { Calendar } from '#core/calendars/calendar.ts';

export type WrittenCalendar = { body: string; etag: string };

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27);

/** Everything, each area and each programme of a county are a few dozen; some megabytes each at the very most. */
const mostKept = 12;

/** By what they are made of, the one that was wanted last at the end. */
const kept = new Map<string, WrittenCalendar>();

/** The same for the same entries, whoever asks. For calendars that anybody may read: nothing of one person is kept. */
export const writtenCalendar = (calendar: Calendar, publicUrl: string): WrittenCalendar => {
  const content = hash(JSON.stringify([publicUrl, calendar]));
  const written = kept.get(content) ?? writeAnew(calendar, publicUrl);
  kept.delete(content);
  kept.set(content, written);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return written;
};

/** The same, kept nowhere. */
export const writeAnew = (calendar: Calendar, publicUrl: string): WrittenCalendar => {
  const body = writeCalendar(calendar, { publicUrl });
  // Weak, because the host may pack the body.
  return { body, etag: `W/"${hash(body)}"` };
};
