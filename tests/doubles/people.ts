import type { Clock } from '#core/clock.ts';
import { isFoundBy } from '#core/people/isFoundBy.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, OnceStore, PersonStore } from '#core/people/ports.ts';

/** People in memory. */
export class InMemoryPeople implements PersonStore {
  readonly people = new Map<string, Person>();

  async get(key: string): Promise<Person | null> {
    return structuredClone(this.people.get(key) ?? null);
  }

  async find(words: string, most: number): Promise<Person[]> {
    return structuredClone(
      [...this.people.values()]
        .filter((person) => isFoundBy(person, words))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
        .slice(0, most),
    );
  }

  async put(person: Person): Promise<void> {
    this.people.set(person.key, structuredClone(person));
  }
}

/** The trail in memory, in order of recording. */
export class InMemoryAudit implements AuditTrail {
  readonly entries: AuditEntry[] = [];

  async record(entries: readonly AuditEntry[]): Promise<void> {
    this.entries.push(...structuredClone(entries));
  }
}

/** Deeds remembered in memory until their time is over. */
export class InMemoryOnce implements OnceStore {
  readonly #deeds = new Map<string, { until: number; times: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  first(key: string, withinSeconds: number): Promise<boolean> {
    return this.oneOf(1, key, withinSeconds);
  }

  async oneOf(most: number, key: string, withinSeconds: number): Promise<boolean> {
    const now = this.#clock.now().getTime();
    const known = this.#deeds.get(key);
    const deed = known && known.until > now ? known : { until: now + withinSeconds * 1000, times: 0 };
    if (deed.times >= most) return false;
    this.#deeds.set(key, { ...deed, times: deed.times + 1 });
    return true;
  }

  async forget(): Promise<number> {
    const now = this.#clock.now().getTime();
    const over = [...this.#deeds].filter(([, { until }]) => until <= now);
    for (const [key] of over) this.#deeds.delete(key);
    return over.length;
  }
}
