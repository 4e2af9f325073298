/** Between instants and local times of a zone. Local times are text: `2027-03-28T09:30:00`. */

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** Local time of an instant (milliseconds) in an IANA zone, to the second. */
export const toLocal = (instant: number, zone: string): string =>
  zone === 'UTC'
    ? new Date(instant).toISOString().slice(0, 19)
    : formatOf(zone).format(instant).replace(' ', 'T');

const minutes = 60_000;

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (instant: number, zone: string): number =>
  Date.parse(`${toLocal(instant, zone)}Z`) - Math.floor(instant / 1000) * 1000;

/**
 * The instant (milliseconds) of a local time in an IANA zone. An hour that comes twice means the second, standard-time
 * one; an hour that is skipped moves forward with the clocks (.NET's `TimeZoneInfo` reads a doubled hour the same way;
 * what Exchange does with a skipped one is not documented).
 */
export const toInstant = (local: string, zone: string): number => {
  const asUtc = Date.parse(`${local}Z`);
  const candidates = [offsetAt(asUtc - 24 * 60 * minutes, zone), offsetAt(asUtc + 24 * 60 * minutes, zone)]
    .map((offset) => asUtc - offset)
    .filter((instant) => toLocal(instant, zone) === local.slice(0, 19));
  return candidates.length > 0 ? Math.max(...candidates) : asUtc - offsetAt(asUtc - 24 * 60 * minutes, zone);
};
