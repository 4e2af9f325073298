/** Takes a page of what changed in the shared Outlook calendar: edits and replies to invitations. */
import type { RosterDeps } from '../../bookings/changeRoster.ts';
import { takeReply } from '../../bookings/takeReply.ts';
import { type CollaborativeEvent, isOnline } from '../../events/event.ts';
import { loseJoinUrl } from '../../events/loseJoinUrl.ts';
import { calendarEntry } from '../calendarEntry.ts';
import { readCalendarEdit } from './calendarEdit.ts';
import type { CalendarChange, EntryFields, Page, Taken } from './ports.ts';
import type { TakeDeps } from './takeEdit.ts';
import { takeThings } from './takeThings.ts';
import type { Fields } from './threeWay.ts';

/** Outlook adds this by itself to the place of an event with a Teams meeting. */
const addedByOutlook = /(^|;)\s*Microsoft Teams Meeting\s*$/i;

/**
 * The fields that people edit. The zone is not among them: whoever moves an event while abroad moves it to an instant,
 * and the county's events stay in the county's zone.
 */
const editable = ({ subject, body, start, end, allDay, location, online }: EntryFields) => ({
  subject,
  body,
  start,
  end,
  allDay,
  location: location?.replace(addedByOutlook, '').trim() || null,
  online,
});

/** A Teams meeting cannot be taken off an entry, so that only a lost one is of interest. */
const fieldsOf = (publicUrl: string) => (event: CollaborativeEvent) => {
  const { online, ...fields } = editable(calendarEntry(event, publicUrl));
  return online ? { ...fields, online } : fields;
};

/** The link is Outlook's to say: ours may never have come, or be of a meeting that is gone. */
const takeJoinLinks = async (
  { events, outbox }: Pick<TakeDeps, 'events' | 'outbox'>,
  changes: readonly CalendarChange[],
  live: ReadonlyMap<string, CollaborativeEvent>,
): Promise<void> => {
  const links = new Map<string, string>();
  for (const { remoteId, joinUrl } of changes) {
    const event = live.get(remoteId);
    if (event && joinUrl && isOnline(event) && event.joinUrl !== joinUrl) links.set(event.id, joinUrl);
  }
  if (links.size === 0) return;
  const subjects = [...links.keys()].map((eventId) => ({ kind: 'event', eventId }) as const);
  await outbox.mark(subjects);
  await events.setJoinUrls(links);
  await outbox.publish(subjects);
};

/** Outlook does not say who of the mailbox's people edited. Otherwise as `takeListChanges`. */
export const takeCalendarChanges = async (
  deps: TakeDeps & RosterDeps,
  { changes, readAt }: Pick<Page<CalendarChange>, 'changes' | 'readAt'>,
): Promise<Taken> => {
  const things = changes.map(({ remoteId, key, gone, entry }) => ({
    remoteId,
    key,
    fields: gone || !entry ? null : editable(entry),
    editor: null,
  }));
  const side = {
    fieldsOf: fieldsOf(deps.publicUrl),
    read: readCalendarEdit(deps.publicUrl),
    beforeTaking: async (event: CollaborativeEvent, { online }: Fields) => {
      if (online === false && isOnline(event)) await loseJoinUrl(deps, event.id);
    },
  };
  const { taken, events, current } = await takeThings(deps, 'calendar', things, readAt, side);
  await takeJoinLinks(
    deps,
    changes.filter(({ remoteId }) => current.has(remoteId)),
    events,
  );
  for (const { remoteId, replies } of changes) {
    const event = events.get(remoteId);
    for (const reply of event ? replies : []) {
      const came = event && (await takeReply(deps, event.id, reply));
      if (came === 'taken') taken.replied += 1;
      if (came === 'unknown') taken.unknown += 1;
    }
  }
  return taken;
};
