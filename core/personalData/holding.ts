/** One kind of thing that is held about people: how somebody sees theirs, and how it is erased. */
import type { Deps } from '../deps.ts';
import type { Stored } from '../events/ports.ts';
import type { Person } from '../people/person.ts';
import type { Whom } from './whom.ts';

/** One thing, in names and values for people and programs alike. Instants stay as they are. */
export type Fact = Readonly<Record<string, string | number | boolean | null>>;

/** Something that must end first; it is tried again in so many seconds. */
export type Wait = { waitSeconds: number };

export type HoldingDeps = Omit<Deps, 'eventList' | 'bookingList' | 'calendar' | 'workQueues'>;

export type Holding = {
  /** For people: "Bookings". */
  name: string;
  see(deps: HoldingDeps, whom: Whom): Promise<Fact[]>;
  /** Erases all of it, however much of it an earlier try, broken off anywhere, has erased. Null when nothing is left. */
  erase(deps: HoldingDeps, whom: Whom, former: Person): Promise<Wait | null>;
};

/** Where many are written to at once the first try may lose; this many in a row is a crowd. */
const mostTries = 30;

/** Writes on condition until nobody was quicker. `attempt` reads anew each time. */
export const untilWritten = async (attempt: () => Promise<'written' | 'conflict'>): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) if ((await attempt()) === 'written') return;
  throw new Error('others wrote at the same time, every time');
};

type Kept<T> = {
  read: () => Promise<Stored<T> | null>;
  put: (value: T, etag: string) => Promise<'written' | 'conflict'>;
};

/**
 * Changes what is kept as it stands, so that nothing that was written meanwhile is lost. What is gone stays gone.
 * @param change null leaves it as it is
 */
export const rewrite = <T>({ read, put }: Kept<T>, change: (value: T) => T | null): Promise<void> =>
  untilWritten(async () => {
    const stored = await read();
    const next = stored && change(stored.value);
    return stored && next ? put(next, stored.etag) : 'written';
  });
