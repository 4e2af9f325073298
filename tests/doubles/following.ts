import type { Clock } from '#core/clock.ts';
import {
  type Lease,
  type Leases,
  type Reading,
  type ReadingStore,
  unread,
} from '#core/sync/inbound/following.ts';
import type {
  ChangeReader,
  ChangeSource,
  ComparedSource,
  CursorStore,
  Page,
} from '#core/sync/inbound/ports.ts';
import type { Subscription, SubscriptionStore } from '#core/sync/inbound/subscriptions.ts';

/** Cursors in memory. */
export class InMemoryCursors implements CursorStore {
  readonly cursors = new Map<ComparedSource, string>();

  async get(name: ComparedSource): Promise<string | null> {
    return this.cursors.get(name) ?? null;
  }

  async put(name: ComparedSource, cursor: string): Promise<void> {
    this.cursors.set(name, cursor);
  }
}

/** How readings go, in memory. */
export class InMemoryReadings implements ReadingStore {
  readonly readings = new Map<ComparedSource, Reading>();

  async get(source: ComparedSource): Promise<Reading> {
    return structuredClone(this.readings.get(source) ?? unread(source));
  }

  async put(reading: Reading): Promise<void> {
    this.readings.set(reading.source, structuredClone(reading));
  }
}

/** Leases in memory. */
export class InMemoryLeases implements Leases {
  readonly #held = new Map<string, { until: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async take(name: string, seconds: number): Promise<Lease | null> {
    const now = () => this.#clock.now().getTime();
    if ((this.#held.get(name)?.until ?? 0) > now()) return null;
    const mine = { until: now() + seconds * 1000 };
    this.#held.set(name, mine);
    return {
      renew: async (more) => {
        if (this.#held.get(name) !== mine) return false;
        mine.until = now() + more * 1000;
        return true;
      },
      release: async () => {
        if (this.#held.get(name) === mine) this.#held.delete(name);
      },
    };
  }
}

/** Gives the pages it was given, one after the other: each cursor is the number of the page after it. */
export class ScriptedReader<C> implements ChangeReader<C> {
  readonly #pages: readonly (Omit<Page<C>, 'cursor' | 'readAt'> | Error)[];
  readonly #clock: Clock;
  /** The cursors it was asked with. */
  readonly asked: (string | null)[] = [];

  constructor(clock: Clock, pages: readonly (Omit<Page<C>, 'cursor' | 'readAt'> | Error)[]) {
    this.#clock = clock;
    this.#pages = pages;
  }

  async read(cursor: string | null): Promise<Page<C>> {
    this.asked.push(cursor);
    const number = Number(cursor ?? 0);
    const page = this.#pages[number] ?? { changes: [], more: false, whole: false };
    if (page instanceof Error) throw page;
    const readAt = this.#clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    return { ...page, cursor: String(number + 1), readAt };
  }
}

/** Subscriptions in memory. */
export class InMemorySubscriptions implements SubscriptionStore {
  readonly rows = new Map<ChangeSource, Subscription>();

  async all(): Promise<Subscription[]> {
    return structuredClone([...this.rows.values()]);
  }

  async put(subscription: Subscription): Promise<void> {
    this.rows.set(subscription.source, structuredClone(subscription));
  }

  async remove(source: ChangeSource): Promise<void> {
    this.rows.delete(source);
  }
}
