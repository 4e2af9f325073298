import type { CollaborativeEvent, Instant } from '#core/events/event.ts';
import type { ImportRun } from '#core/events/importRun.ts';
import type { EventStore, EventWrite, ImportStore, Stored } from '#core/events/ports.ts';

/** Events in memory, with tags that a conditional write must name. */
export class InMemoryEvents implements EventStore {
  /** What is stored, to look at and to lay out: `events.rows.get(id)?.value`. */
  readonly rows = new Map<string, Stored<CollaborativeEvent>>();
  /** Calls of `write` that wrote. */
  writes = 0;
  #tag = 0;

  /** Stores events as they are, past all conditions: how a test lays out its beginning. */
  seed(...events: readonly CollaborativeEvent[]): void {
    for (const event of events) this.#put(event);
  }

  /** The stored events without their tags, by start. */
  all(): CollaborativeEvent[] {
    return [...this.rows.values()].map((row) => structuredClone(row.value)).sort(byStart);
  }

  async get(id: string): Promise<Stored<CollaborativeEvent> | null> {
    return structuredClone(this.rows.get(id) ?? null);
  }

  async getMany(ids: readonly string[]): Promise<Stored<CollaborativeEvent>[]> {
    return structuredClone([...new Set(ids)].flatMap((id) => this.rows.get(id) ?? []));
  }

  async between(from: Instant, to: Instant): Promise<CollaborativeEvent[]> {
    return this.all().filter((event) => event.state !== 'draft' && event.start < to && event.end > from);
  }

  async after(id: string, limit: number): Promise<CollaborativeEvent[]> {
    const found = [...this.rows.values()].filter(({ value }) => value.state !== 'draft' && value.id > id);
    const first = found.sort((a, b) => (a.value.id < b.value.id ? -1 : 1)).slice(0, limit);
    return structuredClone(first.map(({ value }) => value));
  }

  async ofFeed(feed: string): Promise<Stored<CollaborativeEvent>[]> {
    return structuredClone([...this.rows.values()].filter((row) => row.value.source?.feed === feed));
  }

  async write(writes: readonly EventWrite[]): Promise<'written' | 'conflict'> {
    if (writes.length > 100) throw new RangeError('at most 100 events are written together');
    if (new Set(writes.map(({ event }) => event.id)).size < writes.length)
      throw new RangeError('an event may be written only once in a transaction');
    if (writes.some(({ event, etag }) => (this.rows.get(event.id)?.etag ?? null) !== etag)) return 'conflict';
    for (const { event } of writes) this.#put(event);
    if (writes.length > 0) this.writes += 1;
    return 'written';
  }

  async setJoinUrls(joinUrls: ReadonlyMap<string, string>): Promise<void> {
    for (const [id, joinUrl] of joinUrls) {
      const row = this.rows.get(id);
      if (row) this.#put({ ...row.value, joinUrl });
    }
  }

  #put(event: CollaborativeEvent): void {
    this.#tag += 1;
    this.rows.set(event.id, { value: structuredClone(event), etag: `tag-${this.#tag}` });
  }
}

/** By start, then by id: the order of an agenda. */
const byStart = (a: CollaborativeEvent, b: CollaborativeEvent): number =>
  a.start.localeCompare(b.start) || a.id.localeCompare(b.id);

/** Imports in memory. */
export class InMemoryImports implements ImportStore {
  readonly runs = new Map<string, ImportRun>();
  readonly files = new Map<string, Uint8Array>();

  async create(run: ImportRun, file: Uint8Array): Promise<void> {
    if (this.runs.has(run.id)) throw new Error(`import ${run.id} exists`);
    this.files.set(run.id, file.slice());
    await this.save(run);
  }

  async get(id: string): Promise<ImportRun | null> {
    return structuredClone(this.runs.get(id) ?? null);
  }

  async file(id: string): Promise<Uint8Array | null> {
    return this.files.get(id)?.slice() ?? null;
  }

  async startedBy(key: string): Promise<ImportRun[]> {
    return structuredClone([...this.runs.values()].filter(({ startedBy }) => startedBy === key));
  }

  async inState(wanted: ImportRun['state'], since: Instant): Promise<ImportRun[]> {
    const runs = [...this.runs.values()];
    return structuredClone(runs.filter(({ state, startedAt }) => state === wanted && startedAt >= since));
  }

  async forget(before: Instant, most: number): Promise<number> {
    const old = [...this.runs.values()].filter(({ startedAt }) => startedAt < before).slice(0, most);
    for (const { id } of old) {
      this.files.delete(id);
      this.runs.delete(id);
    }
    return old.length;
  }

  async save(run: ImportRun): Promise<void> {
    this.runs.set(run.id, structuredClone(run));
  }
}
