/** What is compared: each side in the same words. */
import type { Deps } from '../../deps.ts';
import type { CollaborativeEvent, Instant } from '../../events/event.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import type { SideReader } from '../inbound/following.ts';
import type { CalendarChange, ComparedSource, ListChange, Page, Taken } from '../inbound/ports.ts';
import { eventIdOf, partKey, partKeys } from '../linkedEvents.ts';
import { isLive } from '../planProjections.ts';
import type { Outcome, Projection, ProjectionTarget } from '../ports.ts';
import { compareSnapshots, type SnapshotDeps } from './compareSnapshots.ts';
import type { Drifted } from './drift.ts';

/** A thing of ours over there. */
export type Standing = { remoteId: string; key: string };

export type ComparedSide<C> = {
  source: ComparedSource;
  target: ProjectionTarget;
  reader: SideReader<C>;
  take(page: Page<C>): Promise<Pick<Taken, 'settled'>>;
  isGone(change: C): boolean;
  /**
   * Whether its changes are read every minute and editors are asked about what is gone. Otherwise they are read every
   * night, and what is gone is forgotten, so that comparing our notes finds it.
   */
  isFollowed: boolean;
  /** The event whose thing has this key. */
  eventOf(key: string): string;
  /** What we noted of all that a reading of everything should show for these events. */
  notesOf(events: readonly CollaborativeEvent[]): Promise<Projection[]>;
  /** Whether a thing with our key should not stand there. `note`: what we know of another one with that key. */
  isLeftover(event: CollaborativeEvent, note: Projection | undefined): boolean;
  /** Takes away what should not stand there. */
  remove(things: readonly Standing[]): Promise<Outcome[]>;
  /** Marks what our notes show to be out of step. @returns what that is */
  compareNotes(events: readonly CollaborativeEvent[]): Promise<readonly Drifted[]>;
};

export type SideDeps = SnapshotDeps & Pick<Deps, 'eventList' | 'calendar'>;

/** Readings of the calendar go back thirty days; what ended before is of no use to anybody. */
const shownSeconds = 29 * 86_400;

/** Whether an event is live and not long over. */
export const isShown = (event: CollaborativeEvent, now: Instant): boolean =>
  isLive(event) && event.end > addSeconds(now, -shownSeconds);

/** Without a note a live event's thing is being made, or will be found when it is made again. */
const isLeftover = (event: CollaborativeEvent, note: Projection | undefined): boolean =>
  isLive(event) ? note !== undefined && note.remoteId !== '' : note === undefined;

const idsOf = (events: readonly CollaborativeEvent[]): string[] => events.map(({ id }) => id);

export const listSide = (
  deps: SideDeps,
  reader: SideReader<ListChange>,
  take: (page: Page<ListChange>) => Promise<Taken>,
): ComparedSide<ListChange> => ({
  source: 'list',
  target: 'list',
  reader,
  take,
  isGone: ({ deleted }) => deleted,
  isFollowed: true,
  eventOf: (key) => key,
  notesOf: (events) => deps.projections.getMany('list', idsOf(events.filter(isLive))),
  isLeftover,
  remove: (things) => deps.eventList.apply(things.map((thing) => ({ op: 'delete', ...thing }))),
  compareNotes: (events) => compareSnapshots(deps, 'list', events),
});

/** Also of the further entries of those events that have more than one. */
const entryNotes = async ({ projections }: SideDeps, ids: readonly string[]): Promise<Projection[]> => {
  const first = await projections.getMany('calendar', ids);
  const second = await projections.getMany(
    'calendar',
    ids.map((id) => partKey(id, 2)),
  );
  const further = second.flatMap(({ key }) => partKeys(eventIdOf(key)).slice(1));
  return further.length > 0 ? [...first, ...(await projections.getMany('calendar', further))] : first;
};

export const calendarSide = (
  deps: SideDeps,
  reader: SideReader<CalendarChange>,
  take: (page: Page<CalendarChange>) => Promise<Taken>,
): ComparedSide<CalendarChange> => ({
  source: 'calendar',
  target: 'calendar',
  reader,
  take,
  isGone: ({ gone }) => gone,
  isFollowed: true,
  eventOf: eventIdOf,
  notesOf: (events) => {
    const now = instantOf(deps.clock.now());
    return entryNotes(deps, idsOf(events.filter((event) => isShown(event, now))));
  },
  isLeftover,
  remove: (things) =>
    deps.calendar.apply(
      things.map((thing) => ({ op: 'cancel', ...thing, comment: 'This entry stood here twice.' })),
    ),
  compareNotes: (events) => compareSnapshots(deps, 'calendar', events),
});
