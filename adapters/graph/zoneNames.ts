/** Names of time zones: Outlook writes Windows', we write those of IANA's database (Unicode CLDR, "Windows zones"). */
import { findIana, findWindows } from 'windows-iana';

/** Looking a name up goes through all of them, and every event has one. Only names that are found are kept. */
const remembered = (find: (name: string) => string | undefined): ((name: string) => string | undefined) => {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? find(name);
    if (found !== undefined) known.set(name, found);
    return found;
  };
};

/** `Europe/London` for `GMT Standard Time`; undefined for other names. */
export const ianaName = remembered((name) => findIana(name)[0]);

const windowsName = remembered((zone) => findWindows(zone)[0]);

/** Windows names are understood by every mailbox, IANA names only by some (Graph documentation, "dateTimeTimeZone"). */
export const windowsZone = (zone: string): string => windowsName(zone) ?? 'UTC';
