/** Times as calendars state them: on the clocks of the county, with the rules of these clocks beside them. */
import { readWallTime, ukZone, wallTime } from '#core/time/zones.ts';

/** British clocks since 1996 (RFC 5545, 3.6.5); programs that know the zone by name do not look at it. */
export const londonTimezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${ukZone}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:BST',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:GMT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/**
 * What London's clocks show, as ical-generator wants it: a Date whose local fields are the wall time. Null in the hour
 * that clocks show twice in October, which only UTC can state.
 */
export const londonWall = (instant: string): Date | null => {
  const { day, time } = wallTime(instant, ukZone);
  const reading = readWallTime(day, time, ukZone);
  return reading.kind === 'exact' && reading.instant === instant ? new Date(`${day}T${time}:00`) : null;
};
