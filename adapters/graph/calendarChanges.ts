/** What people changed in the shared mailbox's calendar (Microsoft Graph documentation, "event: delta"). */
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { CalendarChange } from '#core/sync/inbound/ports.ts';
import { addDays } from '#core/time/days.ts';
import { readDelta, unreadable } from './delta.ts';
import type { Graph } from './graph.ts';
import { succeeded } from './outcome.ts';
import { keyProperty } from './outlookEvent.ts';
import { changeOf, eventSchema } from './readEvent.ts';

/** Days before and after today that are followed, and the age at which the window is drawn anew. */
const [daysBack, daysAhead, daysKept] = [30, 400, 30];

const removedSchema = z.object({ id: z.string(), '@removed': z.object({}) });

/** Times in UTC and bodies as HTML; the largest page. */
const preferred = { Prefer: 'odata.maxpagesize=200, outlook.body-content-type="html"' };
const withKey = `$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${keyProperty}')`)}`;
const what = 'the changes of the calendar could not be read';

/** @param mailbox its primary calendar: Graph follows no other */
export const createCalendarChanges = (
  graph: Graph,
  mailbox: string,
  clock: Clock,
): SideReader<CalendarChange> => {
  const user = `/users/${encodeURIComponent(mailbox)}`;

  /**
   * "Removed" is said of what was deleted and of whatever changed outside the window, alike: only the event itself tells
   * which. @throws Unreadable
   */
  const check = async (ids: readonly string[]): Promise<CalendarChange[]> => {
    const answers = await graph.sendAll(
      ids.map((id) => ({
        method: 'GET',
        url: `${user}/events/${encodeURIComponent(id)}?${withKey}`,
        headers: { Prefer: 'outlook.body-content-type="html"' },
      })),
    );
    return answers.map((answer, place): CalendarChange => {
      const remoteId = ids[place] ?? '';
      if (answer.status === 404) return { remoteId, key: null, gone: true, entry: null, replies: [] };
      if (!succeeded(answer)) throw unreadable(what, answer);
      return changeOf(eventSchema.parse(answer.body));
    });
  };

  return {
    check,
    async read(cursor) {
      const today = clock.now().toISOString().slice(0, 10);
      const [from, to] = [addDays(today, -daysBack), addDays(today, daysAhead)];
      const { value, page } = await readDelta(graph, clock, {
        first: `${user}/calendarView/delta?startDateTime=${from}T00:00:00Z&endDateTime=${to}T00:00:00Z`,
        cursor,
        keepDays: daysKept,
        headers: preferred,
        what,
      });
      const removed: string[] = [];
      const changes = new Map<string, CalendarChange>();
      for (const entry of value) {
        const gone = removedSchema.safeParse(entry);
        if (gone.success) removed.push(gone.data.id);
        else {
          const change = changeOf(eventSchema.parse(entry));
          changes.set(change.remoteId, change);
        }
      }
      // What is read by itself is newer than what the page says of it.
      for (const change of await check([...new Set(removed)])) changes.set(change.remoteId, change);
      return { ...page, changes: [...changes.values()] };
    },
  };
};
