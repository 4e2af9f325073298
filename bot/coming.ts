/** The events that commands speak about: published ones that are not over. */
import { type Standing, standingOf } from '#core/bookings/standingOf.ts';
import { standingsOf } from '#core/bookings/standingsOf.ts';
import type { CollaborativeEvent, Instant } from '#core/events/event.ts';
import type { Day } from '#core/time/days.ts';
import { addSeconds, dayOf, instantOf, instantsOfDays, ukZone } from '#core/time/zones.ts';
import type { BotDeps, Turn } from './turn.ts';

/** How far commands look ahead when no date is said, in seconds: a school year and its summer. */
const horizon = 400 * 24 * 3600;

export const now = (deps: Pick<BotDeps, 'clock'>): Instant => instantOf(deps.clock.now());
export const today = (deps: Pick<BotDeps, 'clock'>): Day => dayOf(now(deps), ukZone);

/** Soonest first. Without days: from now on. With days, those days whole: what was this morning belongs to today. */
export async function comingEvents(
  deps: Pick<BotDeps, 'clock' | 'events'>,
  days?: { from: Day; to: Day },
): Promise<CollaborativeEvent[]> {
  const span = days
    ? instantsOfDays(days.from, days.to, ukZone)
    : { from: now(deps), to: addSeconds(now(deps), horizon) };
  const events = await deps.events.between(span.from, span.to);
  return events
    .filter((event) => event.state === 'published' && event.end > span.from)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** Whose own bookings an answer may show: nobody's where others read it. */
export const reader = ({ person, setting }: Turn) => (setting === 'personal' ? person : null);

export const standings = (
  deps: BotDeps,
  turn: Turn,
  events: readonly CollaborativeEvent[],
): Promise<Standing[]> => standingsOf(deps, { events, person: reader(turn), now: now(deps) });

export const standing = (
  deps: Pick<BotDeps, 'bookings' | 'events' | 'clock'>,
  eventId: string,
  person: Turn['person'] | null,
): Promise<Standing | null> => standingOf(deps, { eventId, person, now: now(deps) });
