/** Moments of a calendar file (RFC 5545, 3.3.5) as days or instants, with the zone names that programs really write. */
import ICAL from 'ical.js';
import type { Instant } from '#core/events/event.ts';
import { type Day, makeDay } from '#core/time/days.ts';
import { instantOf, localMidnight, ukZone } from '#core/time/zones.ts';
import { walkRule } from './icsRule.ts';
import { ianaOf } from './icsZoneNames.ts';
import { wallInstant } from './wallInstant.ts';
import type { Written } from './writtenDates.ts';

/** A zone as far as we understood its name: one that Intl knows, or the rules the file itself carries. */
type FileZone = { iana: string } | { rules: ICAL.Timezone };

/** `instant` is midnight of the day for `allDay`; `key` names it in identities, whatever zone wrote it. */
export type Moment = { instant: Instant; zone: string; allDay: boolean; day: Day; key: string };

/** Zones by TZID, worked out once for each name. Null for a name nobody knows. */
export type Zones = (tzid: string) => FileZone | null;

/** When clocks change there, year by year, takes a few steps; a rule that takes more was not made for clocks. */
const stepsOfZone = 2_000;

/** A zone by the rules that stand in the file; null where they say nothing that could be followed. */
const describedZone = (component: ICAL.Component): FileZone | null => {
  const budget = { steps: stepsOfZone };
  try {
    for (const part of component.getAllSubcomponents()) {
      const start = part.getFirstPropertyValue('dtstart');
      const rules = part.getAllProperties('rrule').map((property) => property.getFirstValue());
      if (!(start instanceof ICAL.Time)) return null;
      for (const rule of rules)
        if (!(rule instanceof ICAL.Recur) || walkRule(rule, start, '2100-01-01', budget, () => true) !== null)
          return null;
    }
    const zone = new ICAL.Timezone(component);
    return Number.isFinite(zone.utcOffset(ICAL.Time.fromDateString('2027-01-01'))) ? { rules: zone } : null;
  } catch {
    // ical.js reads the parts of a zone only here, and throws where one is damaged.
    return null;
  }
};

export const zonesOf = (calendar: ICAL.Component): Zones => {
  const known = new Map<string, FileZone | null>();
  const stated = new Map(
    calendar
      .getAllSubcomponents('vtimezone')
      .map((component) => [String(component.getFirstPropertyValue('tzid')), component] as const),
  );
  const find = (tzid: string): FileZone | null => {
    const component = stated.get(tzid);
    const named = component?.getFirstPropertyValue('x-lic-location');
    const iana = ianaOf(tzid) ?? (typeof named === 'string' ? ianaOf(named) : null);
    if (iana !== null) return { iana };
    return component ? describedZone(component) : null;
  };
  return (tzid) => {
    const name = tzid.replace(/^"|"$/g, '');
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name) ?? null;
  };
};

const two = (value: number): string => String(value).padStart(2, '0');
export const dayOfTime = (time: ICAL.Time): Day =>
  `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;

/** Whatever zone a file was written in, the collaborative shows UK time. */
const timed = (instant: Instant, day: Day): { value: Moment } => ({
  value: { instant, zone: ukZone, allDay: false, day, key: instant },
});

/**
 * @param tzid the property's TZID parameter, if it has one
 * @param floating the zone for times that name none: the calendar's own, normally UK time
 */
export const momentOf = (
  time: ICAL.Time,
  tzid: string | undefined,
  zones: Zones,
  floating: string,
): Written<Moment> => {
  const day = dayOfTime(time);
  if (makeDay(time.year, time.month, time.day) === null) return { flaw: `There is no such day as "${day}".` };
  if (time.isDate)
    return { value: { instant: localMidnight(day, ukZone), zone: ukZone, allDay: true, day, key: day } };
  const clock = `${two(time.hour)}:${two(time.minute)}`;
  const isUtc = tzid === undefined && time.zone === ICAL.Timezone.utcTimezone;
  if (isUtc) return timed(instantOf(time.toJSDate()), day);
  const zone: FileZone | null = tzid === undefined ? { iana: floating } : zones(tzid);
  if (zone === null)
    return { flaw: `The time zone "${tzid}" is not known and the file does not describe it.` };
  if ('rules' in zone) {
    const inZone = time.clone();
    inZone.zone = zone.rules;
    return timed(instantOf(new Date(inZone.toUnixTime() * 1000)), day);
  }
  const instant = wallInstant(day, clock, zone.iana);
  return 'flaw' in instant ? instant : timed(instant.value, day);
};
