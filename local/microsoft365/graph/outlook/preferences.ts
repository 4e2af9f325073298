/** What a caller asks for in the `Prefer` header (Microsoft Graph documentation, "Get event", "Get message"). */
import { ianaZone } from './time/zones.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * The zone in which times are to be written: `outlook.timezone="…"`, else UTC.
 * @throws TimeZoneNotSupportedException (400) for an unknown zone
 */
export const preferredZone = (headers: Headers): string => {
  const name = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(headers.prefer ?? '')?.[1]?.trim();
  if (name === undefined) return 'UTC';
  ianaZone(name);
  return name;
};

/** Whether bodies are to be plain text: `outlook.body-content-type="text"`. */
export const prefersText = (headers: Headers): boolean =>
  /outlook\.body-content-type\s*=\s*"?text"?/i.test(headers.prefer ?? '');

/** Says back which zone was written, when one was asked for. */
export const preferenceApplied = (headers: Headers): Record<string, string> =>
  headers.prefer?.includes('outlook.timezone')
    ? { 'preference-applied': `outlook.timezone="${preferredZone(headers)}"` }
    : {};
