/** The two sides that are compared: list and calendar, in the same words. */
import type { Deps } from '../../deps.ts';
import type { CollaborativeEvent, Instant } from '../../events/event.ts';
import { addSeconds } from '../../time/zones.ts';
import type { SideReader } from '../inbound/following.ts';
import type { CalendarChange, ChangeSource, ListChange, Page, Taken } from '../inbound/ports.ts';

/** A thing of ours over there. */
export type Standing = { remoteId: string; key: string };

export type SideDeps = Pick<Deps, 'eventList' | 'calendar'>;

export type ComparedSide<C> = {
  source: ChangeSource;
  reader: SideReader<C>;
  take(page: Page<C>): Promise<Taken>;
  isGone(change: C): boolean;
  /** Whether a reading of everything shows events of that time. */
  shows(event: CollaborativeEvent, now: Instant): boolean;
  /** Takes away what should not stand there. */
  remove(things: readonly Standing[]): Promise<unknown>;
};

/** Readings of the calendar go back thirty days; what ended before is of no use to anybody. */
const shownSeconds = 29 * 86_400;

export const listSide = (
  { eventList }: SideDeps,
  reader: SideReader<ListChange>,
  take: (page: Page<ListChange>) => Promise<Taken>,
): ComparedSide<ListChange> => ({
  source: 'list',
  reader,
  take,
  isGone: ({ deleted }) => deleted,
  shows: () => true,
  remove: (things) => eventList.apply(things.map((thing) => ({ op: 'delete', ...thing }))),
});

export const calendarSide = (
  { calendar }: SideDeps,
  reader: SideReader<CalendarChange>,
  take: (page: Page<CalendarChange>) => Promise<Taken>,
): ComparedSide<CalendarChange> => ({
  source: 'calendar',
  reader,
  take,
  isGone: ({ gone }) => gone,
  shows: ({ end }, now) => end > addSeconds(now, -shownSeconds),
  remove: (things) =>
    calendar.apply(
      things.map((thing) => ({ op: 'cancel', ...thing, comment: 'This entry stood here twice.' })),
    ),
});
