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

/** The page size asked for by `odata.maxpagesize=…`; null when none is. */
export const preferredPageSize = (headers: Headers): number | null => {
  const size = /odata\.maxpagesize\s*=\s*"?(\d{1,9})"?/i.exec(headers.prefer ?? '')?.[1];
  return size === undefined || Number(size) === 0 ? null : Number(size);
};

/** Says back which zone was written, and by which size pages were cut where that can be asked for. */
export const preferenceApplied = (
  headers: Headers,
  pageSize: number | null = null,
): Record<string, string> => {
  const applied = [
    ...(headers.prefer?.includes('outlook.timezone') ? [`outlook.timezone="${preferredZone(headers)}"`] : []),
    ...(pageSize === null ? [] : [`odata.maxpagesize=${pageSize}`]),
  ];
  return applied.length === 0 ? {} : { 'preference-applied': applied.join(', ') };
};
