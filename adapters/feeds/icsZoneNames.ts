/** The names that calendar programs give to time zones, as names that Intl knows. */
import { findIana } from 'windows-iana';
import { isZone, ukZone } from '#core/time/zones.ts';

/** Letters that mean one zone everywhere. Of all others Intl takes one for many: BST for Bangladesh, IST for India. */
const plainLetters = new Set(['GMT', 'UTC', 'UCT', 'CET', 'EET', 'MET', 'WET']);

const special = new Map([
  // The county's calendars mean its own summer.
  ['bst', ukZone],
  ['tzone://microsoft/utc', 'UTC'],
]);

const isClear = (name: string): boolean =>
  (!/^[A-Z]{3}$/i.test(name) || plainLetters.has(name)) && isZone(name);

/** `America/New_York` in `/softwarestudio.org/Tzfile/America/New_York`. */
const lastTwo = (name: string): string => name.split('/').slice(-2).join('/');

const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '';
let cities: ReadonlyMap<string, string> | null = null;

/** Windows shows zones to people by their cities: `(UTC+00:00) Dublin, Edinburgh, Lisbon, London`. */
const byCity = (name: string): string | null => {
  const shown = /^\((?:UTC|GMT)[^)]*\)\s*(.+)$/i.exec(name)?.[1];
  if (shown === undefined) return null;
  cities ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone]));
  for (const city of shown.split(/\s*[,/]\s*|\s+-\s+/)) {
    const zone = cities.get(city.trim().toLowerCase());
    if (zone !== undefined) return zone;
  }
  return null;
};

/** Null for a name that means no zone, or more than one. */
export const ianaOf = (name: string): string | null =>
  special.get(name.toLowerCase()) ?? [name, lastTwo(name), ...findIana(name)].find(isClear) ?? byCity(name);
