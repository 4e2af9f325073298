/**
 * Places at something that takes only so many calls at once, shared by all processes: Outlook counts an app's calls on a
 * mailbox, whichever process makes them. A row says who has how many; whoever adds themselves on condition that nobody else
 * wrote has theirs. Places of a process that dies are free again after half a minute.
 */
import type { Clock } from '../clock.ts';
import type { Sleep } from '../delivery/sharedPace.ts';
import type { Stored } from '../events/ports.ts';
import type { Ids } from '../ids.ts';
import type { Urgency } from './urgency.ts';

/** Milliseconds since 1970 throughout. `wantedUntil`: until then what can wait leaves free places to what cannot. */
export type TakenPlaces = {
  taken: readonly { by: string; places: number; until: number }[];
  wantedUntil: number;
};

export interface PlaceStore {
  get(name: string): Promise<Stored<TakenPlaces> | null>;
  put(name: string, taken: TakenPlaces, etag: string | null): Promise<'written' | 'conflict'>;
}

/** A call seldom takes longer. One that does is at worst one too many, which Outlook refuses for a second. */
const heldMs = 30_000;
/** How often somebody who waits looks again. */
const lookMs: Record<Urgency, number> = { now: 100, inTurn: 250 };
/** Longer than what can wait takes to look again. */
const wantedMs = 1000;

const nothingTaken: TakenPlaces = { taken: [], wantedUntil: 0 };

type Wish = { places: number; urgency: Urgency };

export class SharedPlaces {
  readonly #store: PlaceStore;
  readonly #clock: Clock;
  readonly #sleep: Sleep;
  readonly #ids: Ids;
  readonly #most: number;

  /** @param most places there are under each name */
  constructor(
    { store, clock, ids, sleep }: { store: PlaceStore; clock: Clock; ids: Ids; sleep: Sleep },
    most: number,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#ids = ids;
    this.#sleep = sleep;
    this.#most = most;
  }

  /** Waits for so many places. @returns gives them back; where storage does not take that, they come back by themselves */
  async take(name: string, wish: Wish): Promise<() => Promise<void>> {
    const by = this.#ids.next();
    for (;;) {
      const known = await this.#store.get(name);
      const now = this.#clock.now().getTime();
      const next = this.#with(by, known?.value ?? nothingTaken, wish, now);
      if (next === null) await this.#sleep(lookMs[wish.urgency]);
      else if ((await this.#store.put(name, next, known?.etag ?? null)) === 'written') {
        if (next.taken.some((one) => one.by === by))
          return () => this.#giveBack(name, by).catch(() => undefined);
        await this.#sleep(lookMs[wish.urgency]);
      }
    }
  }

  /** The row with us in it, or with a word that what cannot wait waits; null where there is nothing to write. */
  #with(
    by: string,
    { taken, wantedUntil }: TakenPlaces,
    { places, urgency }: Wish,
    now: number,
  ): TakenPlaces | null {
    const held = taken.filter(({ until }) => until > now);
    const free = this.#most - held.reduce((sum, one) => sum + one.places, 0);
    const givesWay = urgency === 'inTurn' && wantedUntil > now;
    if (free >= places && !givesWay)
      return { taken: [...held, { by, places, until: now + heldMs }], wantedUntil };
    const isKnown = wantedUntil > now + wantedMs / 2;
    return urgency === 'inTurn' || isKnown ? null : { taken: held, wantedUntil: now + wantedMs };
  }

  async #giveBack(name: string, by: string): Promise<void> {
    for (;;) {
      const known = await this.#store.get(name);
      if (!known) return;
      const taken = known.value.taken.filter((one) => one.by !== by);
      if ((await this.#store.put(name, { ...known.value, taken }, known.etag)) === 'written') return;
    }
  }
}
