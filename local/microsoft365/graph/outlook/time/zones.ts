/**
 * Time zones as Outlook names them: Windows names and the IANA names that stand for them
 * (Microsoft Graph documentation, "dateTimeTimeZone resource type").
 */
import { findIana, findWindows } from 'windows-iana';
import { unsupportedTimeZone } from '../outlookErrors.ts';

/**
 * The IANA zone behind a Windows or IANA name; the UK is `GMT Standard Time`, while `Greenwich Standard Time` never has
 * summer time.
 * @throws TimeZoneNotSupportedException (400) for any other name
 */
export const ianaZone = (name: string): string => {
  const known = zones.get(name);
  if (known) return known;
  const zone = resolve(name);
  zones.set(name, zone);
  return zone;
};

const zones = new Map<string, string>([['UTC', 'UTC']]);

const resolve = (name: string): string => {
  const [fromWindows] = findIana(name);
  if (fromWindows) return fromWindows;
  if (findWindows(name).length > 0) return name;
  throw unsupportedTimeZone(name);
};
