/** The events of a window, read at most once a minute however many calendars ask: anybody may ask for those. */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import type { EventStore } from '../events/ports.ts';

/** Calendars are kept by whoever asks for fifteen minutes anyway. */
const keptMs = 60_000;

type Kept = { window: string; until: number; events: Promise<readonly CollaborativeEvent[]> };

/** What each process has read last. */
const kept = new WeakMap<EventStore, Kept>();

/** Published and cancelled ones that overlap [from, to), by start, at most a minute old. Not to be changed in place. */
export const recentEvents = (
  { clock, events: store }: Pick<Deps, 'clock' | 'events'>,
  from: Instant,
  to: Instant,
): Promise<readonly CollaborativeEvent[]> => {
  const now = clock.now().getTime();
  const window = `${from} ${to}`;
  const known = kept.get(store);
  if (known?.window === window && now < known.until) return known.events;
  const reading: Kept = { window, until: now + keptMs, events: store.between(from, to) };
  kept.set(store, reading);
  // What could not be read is asked for again by the next.
  reading.events.catch(() => {
    if (kept.get(store) === reading) kept.delete(store);
  });
  return reading.events;
};
