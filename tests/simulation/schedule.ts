/** Virtual time. Whatever waits, waits here; who goes on next is decided by time, and among equals by the seed. */
import type { Chance } from './chance.ts';

type Point = { at: number; rank: number; go: () => void };

/** Everything that was only waiting for the processor has run. Twice, for work that is gathered until the next turn. */
const settled = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
};

const isEarlier = (a: Point, b: Point): boolean => a.at < b.at || (a.at === b.at && a.rank < b.rank);

export class Schedule {
  readonly #heap: Point[] = [];
  readonly #outside = new Set<Promise<unknown>>();
  readonly #chance: Chance;
  #now: number;
  /** Points that were reached. */
  steps = 0;

  constructor(start: Date, chance: Chance) {
    this.#now = start.getTime();
    this.#chance = chance;
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Milliseconds since 1970. */
  get time(): number {
    return this.#now;
  }

  after(milliseconds: number, go: () => void): void {
    this.#push({ at: this.#now + Math.max(0, milliseconds), rank: this.#chance.next(), go });
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /**
   * Work that runs outside virtual time, such as cryptography in other threads: how long it really takes, and in which
   * order such works end, makes no difference.
   */
  async outside<T>(work: Promise<T>): Promise<T> {
    const point = { at: this.#now, rank: this.#chance.next() };
    const done = work.then(
      () => undefined,
      () => undefined,
    );
    this.#outside.add(done);
    await done;
    this.#outside.delete(done);
    await new Promise<void>((go) => this.#push({ ...point, go }));
    return work;
  }

  /** Goes on until that moment, or until `isDone` says so. */
  async runUntil(moment: number, isDone: () => boolean = () => false): Promise<void> {
    await settled();
    while (!isDone()) {
      while (this.#outside.size > 0) {
        await Promise.all(this.#outside);
        await settled();
      }
      const [next] = this.#heap;
      if (!next || next.at > moment) break;
      this.#pop();
      this.#now = Math.max(this.#now, next.at);
      this.steps += 1;
      next.go();
      await settled();
    }
    if (!isDone()) this.#now = Math.max(this.#now, moment);
  }

  #push(point: Point): void {
    const heap = this.#heap;
    let place = heap.push(point) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !isEarlier(point, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = point;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const [a, b] = [heap[left], heap[right]];
      const child = b && a && isEarlier(b, a) ? right : left;
      const below = heap[child];
      if (!below || !isEarlier(below, last)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
  }
}
