import type { Clock } from '#core/clock.ts';
import type { Instant } from '#core/events/event.ts';
import type {
  Outbox,
  OutboxMark,
  Projection,
  ProjectionStore,
  ProjectionTarget,
  StandingMark,
  Subject,
} from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { instantOf } from '#core/time/zones.ts';

const keyOf = (subject: Subject): string => `${subject.kind} ${subject.eventId}`;

/** Marks in memory, every marking a row of its own; `published` holds the messages that a queue would carry. */
export class InMemoryOutbox implements Outbox {
  readonly standing = new Map<string, OutboxMark>();
  readonly #due = new Map<string, Instant>();
  readonly #tokens = new Map<string, Set<string>>();
  /** Messages of at most 20 subjects, in order. */
  readonly published: Subject[][] = [];
  /** Those among them that can wait. */
  readonly inTurn = new Set<Subject[]>();
  readonly #clock: Clock;
  #token = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async mark(subjects: readonly Subject[], urgency: Urgency = 'now'): Promise<void> {
    const markedAt = instantOf(this.#clock.now());
    const distinct = new Map(subjects.map((subject) => [keyOf(subject), subject]));
    for (const { kind, eventId } of distinct.values()) {
      this.#token += 1;
      const mark = { kind, eventId, markedAt, token: `token-${this.#token}`, urgency };
      this.standing.set(mark.token, mark);
      this.#due.set(mark.token, markedAt);
      this.#tokens.set(keyOf(mark), (this.#tokens.get(keyOf(mark)) ?? new Set()).add(mark.token));
    }
  }

  async publish(subjects: readonly Subject[], urgency: Urgency = 'now'): Promise<void> {
    const distinct = [...new Map(subjects.map((s) => [keyOf(s), s])).values()];
    for (let from = 0; from < distinct.length; from += 20)
      this.#send(structuredClone(distinct.slice(from, from + 20)), urgency);
  }

  async marks(subjects: readonly Subject[]): Promise<OutboxMark[]> {
    const tokens = [...new Set(subjects.map(keyOf))].flatMap((key) => [...(this.#tokens.get(key) ?? [])]);
    return structuredClone(tokens.flatMap((token) => this.standing.get(token) ?? []));
  }

  async stale(before: Instant, limit: number): Promise<StandingMark[]> {
    const found = this.#oldest(({ markedAt }) => markedAt, before, limit);
    return found.map((mark) => ({ ...mark, dueAt: this.#due.get(mark.token) ?? mark.markedAt }));
  }

  async due(before: Instant, limit: number): Promise<OutboxMark[]> {
    return this.#oldest(({ token }) => this.#due.get(token) ?? '', before, limit);
  }

  async putOff(marks: readonly OutboxMark[], until: Instant): Promise<void> {
    for (const { token } of marks) if (this.standing.has(token)) this.#due.set(token, until);
  }

  async clear(marks: readonly OutboxMark[]): Promise<void> {
    for (const mark of marks) {
      this.standing.delete(mark.token);
      this.#due.delete(mark.token);
      this.#tokens.get(keyOf(mark))?.delete(mark.token);
    }
  }

  async size(): Promise<number> {
    return this.standing.size;
  }

  #send(message: Subject[], urgency: Urgency): void {
    this.published.push(message);
    if (urgency === 'inTurn') this.inTurn.add(message);
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

  async change(
    target: ProjectionTarget,
    keys: readonly string[],
    next: (note: Projection | null, key: string) => Projection | null,
  ): Promise<Map<string, Projection>> {
    const standing = new Map<string, Projection>();
    for (const key of new Set(keys)) {
      const note = structuredClone(next(structuredClone(this.rows.get(`${target} ${key}`) ?? null), key));
      if (note) this.seed(note);
      else this.rows.delete(`${target} ${key}`);
      if (note) standing.set(key, structuredClone(note));
    }
    return standing;
  }

  seed(...notes: readonly Projection[]): void {
    for (const note of notes) this.rows.set(`${note.target} ${note.key}`, structuredClone(note));
  }

  /** As if nobody had ever written there. */
  forget(...notes: readonly Pick<Projection, 'target' | 'key'>[]): void {
    for (const { target, key } of notes) this.rows.delete(`${target} ${key}`);
  }
}
