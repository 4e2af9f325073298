/** Wall time in an IANA zone and UTC instants, by the time-zone rules the platform's Intl carries. */
import type { Instant } from '../events/event.ts';
import type { Day } from './days.ts';

/** The county's zone. */
export const ukZone = 'Europe/London';

/** Time of day on a 24-hour clock as `HH:MM`. */
export type ClockTime = string;

/** What a wall time means: one instant, none (the clock jumps over it) or two (the hour is repeated). */
type WallReading =
  | { kind: 'exact'; instant: Instant }
  | { kind: 'nonexistent' }
  | { kind: 'ambiguous'; earlier: Instant; later: Instant };

const hourMs = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using one, so each zone keeps its own. */
const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
};

/** Whether Intl knows this zone. Only names such as `Europe/London` or `UTC` count, not offsets. */
export const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatterOf(zone);
    return true;
  } catch {
    // Intl has no other way to ask than to throw a RangeError.
    return false;
  }
};

/** A date as an instant to the second, rounded down. */
export const instantOf = (date: Date): Instant =>
  new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString().replace('.000Z', 'Z');

/** The instant so many seconds later (earlier when negative). */
export const addSeconds = (instant: Instant, seconds: number): Instant =>
  instantOf(new Date(Date.parse(instant) + seconds * 1000));

const digits = /\d+/g;

/** The wall time of an instant, read as if it were UTC, in milliseconds. */
const wallMs = (ms: number, zone: string): number => {
  const [day, month, year, hour, minute, second] = (formatterOf(zone).format(ms).match(digits) ?? []).map(
    Number,
  );
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
};

const offsetMs = (ms: number, zone: string): number => wallMs(ms, zone) - ms;

/** Day and time of day that clocks in the zone show at an instant. */
export const wallTime = (instant: Instant, zone: string): { day: Day; time: ClockTime } => {
  const text = new Date(wallMs(Date.parse(instant), zone)).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
};

/** The day in the zone at an instant. */
export const dayOf = (instant: Instant, zone: string): Day => wallTime(instant, zone).day;

/** Reads a wall time. The offsets a day either side are the only two a single clock change can bring. */
export const readWallTime = (day: Day, time: ClockTime, zone: string): WallReading => {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = new Set([offsetMs(wall - 24 * hourMs, zone), offsetMs(wall + 24 * hourMs, zone)]);
  const instants = [...offsets]
    .map((offset) => ({ ms: wall - offset, offset }))
    .filter(({ ms, offset }) => offsetMs(ms, zone) === offset)
    .map(({ ms }) => instantOf(new Date(ms)))
    .sort();
  const [earlier, later] = instants;
  if (earlier === undefined) return { kind: 'nonexistent' };
  return later === undefined ? { kind: 'exact', instant: earlier } : { kind: 'ambiguous', earlier, later };
};

/** The instant of a wall time. Of two the earlier; where clocks skip it, as far after the jump as it lies in the gap. */
export const localInstant = (day: Day, time: ClockTime, zone: string): Instant => {
  const reading = readWallTime(day, time, zone);
  if (reading.kind === 'exact') return reading.instant;
  if (reading.kind === 'ambiguous') return reading.earlier;
  const wall = Date.parse(`${day}T${time}:00Z`);
  return instantOf(new Date(wall - offsetMs(wall - 24 * hourMs, zone)));
};

/** The first instant of a day in the zone: midnight, or where clocks skip midnight the first moment after. */
export const localMidnight = (day: Day, zone: string): Instant => localInstant(day, '00:00', zone);

/** The instants that a run of days covers: `to` is the first day after it. */
export const instantsOfDays = (from: Day, to: Day, zone: string): { from: Instant; to: Instant } => ({
  from: localMidnight(from, zone),
  to: localMidnight(to, zone),
});
