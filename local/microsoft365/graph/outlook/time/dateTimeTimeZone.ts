/** Graph's `dateTimeTimeZone`: a local time beside the name of its zone. */
import { z } from 'zod';
import { invalidRequest } from '../outlookErrors.ts';
import { toInstant, toLocal } from './zonedTime.ts';
import { ianaZone } from './zones.ts';

export const dateTimeTimeZoneSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  dateTime: z.string(),
  timeZone: z.string().min(1).default('UTC'),
});

/** A moment as stored: what it is (UTC, ISO 8601) and in which zone it was meant. */
export type Moment = {
  instant: string;
  /** Windows or IANA name, as the client wrote it. */
  zone: string;
};

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Reads what a client sent. A date and time with an offset is an instant already, and its zone only says where it was meant.
 * @throws ErrorInvalidRequest for a date that does not exist, TimeZoneNotSupportedException for an unknown zone
 */
export const readMoment = (input: { dateTime: string; timeZone: string }, property: string): Moment => {
  const zone = ianaZone(input.timeZone);
  const found = shape.exec(input.dateTime);
  if (!found) throw invalidRequest(`The value of ${property} is not a date and time.`);
  const [, year, month, day, hour, minute, second = '00', , offset] = found;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // Date would move 30 February to 2 March.
  const exact = new Date(`${local}Z`);
  if (Number.isNaN(exact.getTime()) || exact.toISOString().slice(0, 19) !== local)
    throw invalidRequest(`The value of ${property} is not a date and time that exists.`);
  const instant = offset ? Date.parse(`${local}${offset}`) : toInstant(local, zone);
  return { instant: new Date(instant).toISOString(), zone: input.timeZone };
};

/** Whether the moment is midnight where it was meant. */
export const isMidnight = ({ instant, zone }: Moment): boolean =>
  toLocal(Date.parse(instant), ianaZone(zone)).endsWith('T00:00:00');

/**
 * As Graph writes it: seven decimals, no offset, in the zone the caller prefers. All-day events float: they begin at
 * midnight in whatever zone one reads them.
 */
export const presentMoment = (moment: Moment, preferred: string, floating: boolean) => ({
  dateTime: `${toLocal(Date.parse(moment.instant), ianaZone(floating ? moment.zone : preferred))}.0000000`,
  timeZone: preferred,
});
