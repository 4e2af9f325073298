import type { Clock } from '#core/clock.ts';
import type { Instant } from '#core/events/event.ts';
import { isFoundBy } from '#core/people/isFoundBy.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, KeptTrail, OnceStore, PersonStore } from '#core/people/ports.ts';

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

  async remove(key: string): Promise<void> {
    this.people.delete(key);
  }
}

/** The trail in memory, in order of recording. */
export class InMemoryAudit implements AuditTrail, KeptTrail {
  readonly entries: AuditEntry[] = [];

  async record(entries: readonly AuditEntry[]): Promise<void> {
    this.entries.push(...structuredClone(entries));
  }

  async of(key: string, most: number): Promise<AuditEntry[]> {
    return structuredClone(this.#about(key).slice(0, most));
  }

  async rename(from: string, to: string, most: number): Promise<number> {
    const found = this.#about(from).slice(0, most);
    for (const entry of found)
      this.entries[this.entries.indexOf(entry)] = {
        ...entry,
        who: entry.who === from ? to : entry.who,
        subject: entry.subject === from ? to : entry.subject,
      };
    return found.length;
  }

  async forget(before: Instant, most: number): Promise<number> {
    const old = this.entries.filter(({ at }) => at < before).slice(0, most);
    for (const entry of old) this.entries.splice(this.entries.indexOf(entry), 1);
    return old.length;
  }

  #about(key: string): AuditEntry[] {
    return this.entries.filter(({ who, subject }) => who === key || subject === key);
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
