/** What goes along with a mail: its events as a calendar file. */
import { writeCalendar } from '#adapters/feeds/writeCalendar.ts';
import { mailedEvents } from '#core/calendars/mailedEvents.ts';
import type { Deps } from '#core/deps.ts';
import type { Mail, MailFile } from '#core/sync/ports.ts';

export type MailFileDeps = Pick<Deps, 'clock' | 'events' | 'bookings' | 'publicUrl'>;

/** Written when the mail leaves, so that it says what holds then and takes no room in the queue. */
export const filesOf = async (
  deps: MailFileDeps,
  { events = [] }: Pick<Mail, 'events'>,
): Promise<MailFile[]> => {
  const calendar = await mailedEvents(deps, events);
  if (!calendar) return [];
  const text = writeCalendar(calendar, deps);
  return [{ name: 'events.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH', text }];
};
