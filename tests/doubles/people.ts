import type { Clock } from '#core/clock.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, OnceStore, PersonStore } from '#core/people/ports.ts';

/** People in memory. */
export class InMemoryPeople implements PersonStore {
  readonly people = new Map<string, Person>();

  async get(key: string): Promise<Person | null> {
    return structuredClone(this.people.get(key) ?? null);
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
  readonly #until = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async first(key: string, withinSeconds: number): Promise<boolean> {
    const now = this.#clock.now().getTime();
    if ((this.#until.get(key) ?? 0) > now) return false;
    this.#until.set(key, now + withinSeconds * 1000);
    return true;
  }
}
