import type { Clock } from '#core/clock.ts';
import type { Instant } from '#core/events/event.ts';
import type {
  Outbox,
  OutboxMark,
  Projection,
  ProjectionStore,
  ProjectionTarget,
  Subject,
} from '#core/sync/ports.ts';

const keyOf = (subject: Subject): string => `${subject.kind} ${subject.eventId}`;

/** Marks in memory, every marking a row of its own; `published` holds the messages that a queue would carry. */
export class InMemoryOutbox implements Outbox {
  readonly standing = new Map<string, OutboxMark>();
  readonly #due = new Map<string, Instant>();
  /** Messages of at most 20 subjects, in order. */
  readonly published: Subject[][] = [];
  readonly #clock: Clock;
  #token = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async mark(subjects: readonly Subject[]): Promise<void> {
    const markedAt = this.#clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    const distinct = new Map(subjects.map((subject) => [keyOf(subject), subject]));
    for (const { kind, eventId } of distinct.values()) {
      this.#token += 1;
      const mark = { kind, eventId, markedAt, token: `token-${this.#token}` };
      this.standing.set(mark.token, mark);
      this.#due.set(mark.token, markedAt);
    }
  }

  async publish(subjects: readonly Subject[]): Promise<void> {
    const distinct = [...new Map(subjects.map((s) => [keyOf(s), s])).values()];
    for (let from = 0; from < distinct.length; from += 20)
      this.published.push(structuredClone(distinct.slice(from, from + 20)));
  }

  async marks(subjects: readonly Subject[]): Promise<OutboxMark[]> {
    const wanted = new Set(subjects.map(keyOf));
    return structuredClone([...this.standing.values()].filter((mark) => wanted.has(keyOf(mark))));
  }

  async stale(before: Instant, limit: number): Promise<OutboxMark[]> {
    return this.#oldest(({ markedAt }) => markedAt, before, limit);
  }

  async due(before: Instant, limit: number): Promise<OutboxMark[]> {
    return this.#oldest(({ token }) => this.#due.get(token) ?? '', before, limit);
  }

  async putOff(marks: readonly OutboxMark[], until: Instant): Promise<void> {
    for (const { token } of marks) if (this.standing.has(token)) this.#due.set(token, until);
  }

  async clear(marks: readonly OutboxMark[]): Promise<void> {
    for (const { token } of marks) {
      this.standing.delete(token);
      this.#due.delete(token);
    }
  }

  async size(): Promise<number> {
    return this.standing.size;
  }

  #oldest(momentOf: (mark: OutboxMark) => Instant, before: Instant, limit: number): OutboxMark[] {
    const found = [...this.standing.values()].filter((mark) => momentOf(mark) < before);
    return structuredClone(found.sort((a, b) => momentOf(a).localeCompare(momentOf(b))).slice(0, limit));
  }
}

/** Projections in memory by `target key`. */
export class InMemoryProjections implements ProjectionStore {
  readonly rows = new Map<string, Projection>();

  async getMany(target: ProjectionTarget, keys: readonly string[]): Promise<Projection[]> {
    return structuredClone([...new Set(keys)].flatMap((key) => this.rows.get(`${target} ${key}`) ?? []));
  }

  async byRemoteId(target: ProjectionTarget, remoteIds: readonly string[]): Promise<Projection[]> {
    const wanted = new Set(remoteIds.filter((remoteId) => remoteId !== ''));
    return structuredClone(
      [...this.rows.values()].filter((row) => row.target === target && wanted.has(row.remoteId)),
    );
  }

  async put(projections: readonly Projection[]): Promise<void> {
    for (const row of projections) this.rows.set(`${row.target} ${row.key}`, structuredClone(row));
  }

  async remove(target: ProjectionTarget, keys: readonly string[]): Promise<void> {
    for (const key of keys) this.rows.delete(`${target} ${key}`);
  }
}
