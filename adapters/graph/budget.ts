/** Places for calls under way at once, by lane (a mailbox, a site). First come, first served. */
type Waiting = { places: number; enter: () => void };
type Lane = { free: number; waiting: Waiting[] };

/** Outlook runs four calls of an app on one mailbox at once and refuses a fifth (Graph throttling limits, "Outlook"). */
export const placesInLane = 4;

export class Budget {
  readonly #lanes = new Map<string, Lane>();

  /** Waits for the places, does the work, gives them back whatever came of it. */
  async within<Done>(name: string, places: number, work: () => Promise<Done>): Promise<Done> {
    const lane = this.#lanes.get(name) ?? { free: placesInLane, waiting: [] };
    this.#lanes.set(name, lane);
    if (lane.free >= places && lane.waiting.length === 0) lane.free -= places;
    else await new Promise<void>((enter) => lane.waiting.push({ places, enter }));
    try {
      return await work();
    } finally {
      lane.free += places;
      this.#admit(lane);
    }
  }

  #admit(lane: Lane): void {
    for (let next = lane.waiting[0]; next && next.places <= lane.free; next = lane.waiting[0]) {
      lane.waiting.shift();
      lane.free -= next.places;
      next.enter();
    }
  }
}
