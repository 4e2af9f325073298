/** What Outlook's event lacks of what we state: so that a repeated creation writes only a difference. */
import { isDeepStrictEqual } from 'node:util';
import type { DateTimeTimeZone, Event } from '@microsoft/microsoft-graph-types';
import type { CalendarEntry } from '#core/sync/ports.ts';
import { markedPart, withOurPart } from './html.ts';
import { eventChanges } from './outlookEvent.ts';

/** Outlook answers with seven decimals: `2027-05-19T09:30:00.0000000`. */
const comparableMoment = (value: DateTimeTimeZone | null | undefined) => ({
  dateTime: value?.dateTime?.slice(0, 19) ?? '',
  timeZone: value?.timeZone ?? '',
});

const comparable = (event: Event): Event => ({
  ...event,
  start: comparableMoment(event.start),
  end: comparableMoment(event.end),
  location: { displayName: event.location?.displayName ?? '' },
  categories: [...(event.categories ?? [])].sort(),
});

/** The PATCH that brings the existing event to the entry; null when it is there already. */
export const patchTowards = (existing: Event, entry: CalendarEntry): Event | null => {
  const is = comparable(existing);
  const wanted = Object.entries(eventChanges(entry)) as [keyof Event, Event[keyof Event]][];
  const patch: Event = Object.fromEntries(
    wanted.filter(([name, value]) => {
      const should = comparable({ [name]: value })[name];
      // A meeting keeps its provider once it is there.
      if (name === 'onlineMeetingProvider' && existing.isOnlineMeeting) return false;
      return !isDeepStrictEqual(is[name], should);
    }),
  );
  const content = existing.body?.content ?? '';
  const should = withOurPart(content, markedPart(entry.body));
  if (should !== content) patch.body = { contentType: 'html', content: should };
  return Object.keys(patch).length > 0 ? patch : null;
};
