import type { Changing, Delivery } from '#core/delivery/delivery.ts';
import type { Chunk, Dispatch } from '#core/delivery/dispatch.ts';
import type { DispatchStore, Ledger, Pace } from '#core/delivery/ports.ts';
import { type Issue, newsId } from '#core/digests/issue.ts';
import { type IssueStore, unfinishedStates } from '#core/digests/ports.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { isFormer } from '#core/personalData/whom.ts';
import { TaggedRows } from './taggedRows.ts';

/** Issues in memory. */
export class InMemoryIssues implements IssueStore {
  readonly rows = new TaggedRows<Issue>(({ id }) => id);

  seed(...issues: Issue[]): void {
    for (const issue of issues) this.rows.seed(issue);
  }

  async get(id: string): Promise<Stored<Issue> | null> {
    return this.rows.get(id);
  }

  async list(): Promise<Issue[]> {
    return this.rows
      .all()
      .map(({ value }) => value)
      .filter(({ kind }) => kind === 'digest')
      .sort((a, b) => b.week.localeCompare(a.week) || b.createdAt.localeCompare(a.createdAt));
  }

  async latestNews(since: Instant): Promise<Issue | null> {
    const news = this.rows
      .all()
      .map(({ value }) => value)
      .filter(({ kind, id }) => kind === 'news' && id >= newsId(since))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return news.at(-1) ?? null;
  }

  async unsettledNews(since: Instant): Promise<Stored<Issue>[]> {
    return this.rows
      .all()
      .filter(
        ({ value: { kind, id, state, pending } }) =>
          kind === 'news' && id >= newsId(since) && (state === 'sending' || pending !== null),
      )
      .sort((a, b) => (a.value.id < b.value.id ? -1 : 1));
  }

  async due(now: Instant): Promise<Stored<Issue>[]> {
    return this.rows
      .all()
      .filter(
        ({ value }) =>
          value.kind === 'digest' &&
          value.state === 'scheduled' &&
          value.sendAt !== null &&
          value.sendAt <= now,
      );
  }

  async unfinished(): Promise<Issue[]> {
    return this.rows
      .all()
      .map(({ value }) => value)
      .filter(({ kind, state }) => kind === 'digest' && unfinishedStates.includes(state));
  }

  async inReview(): Promise<Issue[]> {
    return (await this.list()).filter(({ state }) => state === 'inReview');
  }

  async sending(): Promise<Issue[]> {
    return (await this.list()).filter(({ state }) => state === 'sending');
  }

  async pending(): Promise<Stored<Issue>[]> {
    return this.rows.all().filter(({ value }) => value.kind === 'digest' && value.pending !== null);
  }

  async put(issue: Issue, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(issue, etag);
  }
}

/** Dispatches in memory. */
export class InMemoryDispatches implements DispatchStore {
  readonly rows = new TaggedRows<Dispatch>(({ id }) => id);

  async get(id: string): Promise<Stored<Dispatch> | null> {
    return this.rows.get(id);
  }

  async ofIssue(issue: string): Promise<Dispatch[]> {
    return this.rows
      .all()
      .map(({ value }) => value)
      .filter((dispatch) => dispatch.issue === issue)
      .sort((a, b) => (a.change?.number ?? 0) - (b.change?.number ?? 0));
  }

  async sending(): Promise<Dispatch[]> {
    return this.rows
      .all()
      .map(({ value }) => value)
      .filter(({ state }) => state === 'sending');
  }

  async list(): Promise<Dispatch[]> {
    return this.rows.all().map(({ value }) => value);
  }

  async remove(id: string): Promise<void> {
    this.rows.remove(id, this.rows.get(id)?.etag ?? '');
  }

  async put(dispatch: Dispatch, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(dispatch, etag);
  }
}

const chunkName = (dispatch: string, number: number): string => `${dispatch} ${number}`;

const holds = ({ after, upTo }: Pick<Chunk, 'after' | 'upTo'>, person: string): boolean =>
  (after === null || person > after) && (upTo === null || person <= upTo);

/** The ledger in memory. */
export class InMemoryLedger implements Ledger {
  readonly #chunks = new TaggedRows<Chunk>(({ dispatch, number }) => chunkName(dispatch, number));
  readonly #rows = new Map<string, Map<string, Delivery>>();
  readonly #numbers = new Map<string, number[]>();

  async chunk(dispatch: string, number: number): Promise<Stored<Chunk> | null> {
    return this.#chunks.get(chunkName(dispatch, number));
  }

  async chunks(dispatch: string): Promise<Chunk[]> {
    const stored = (this.#numbers.get(dispatch) ?? []).map((number) =>
      this.#chunks.get(chunkName(dispatch, number)),
    );
    return stored.flatMap((chunk) => (chunk ? [chunk.value] : []));
  }

  async overdue(dispatch: string, now: Instant): Promise<Chunk[]> {
    return (await this.chunks(dispatch)).filter(({ wakeAt }) => wakeAt !== null && wakeAt < now);
  }

  async putChunk(chunk: Chunk, etag: string | null): Promise<'written' | 'conflict'> {
    const written = this.#chunks.put(chunk, etag);
    if (etag === null && written === 'written')
      this.#numbers.set(chunk.dispatch, [...(this.#numbers.get(chunk.dispatch) ?? []), chunk.number]);
    return written;
  }

  async insert(rows: readonly Delivery[]): Promise<void> {
    for (const row of rows) {
      const name = chunkName(row.dispatch, row.chunk);
      const chunk = this.#rows.get(name) ?? new Map<string, Delivery>();
      this.#rows.set(name, chunk);
      if (!chunk.has(row.person)) chunk.set(row.person, { ...row });
    }
  }

  async rows(dispatch: string, chunk: number): Promise<Delivery[]> {
    return [...(this.#rows.get(chunkName(dispatch, chunk))?.values() ?? [])].map((row) => ({ ...row }));
  }

  async row(dispatch: string, chunk: number, person: string): Promise<Delivery | null> {
    const row = this.#rows.get(chunkName(dispatch, chunk))?.get(person);
    return row ? { ...row } : null;
  }

  async note(
    { dispatch, chunk, person }: Pick<Delivery, 'dispatch' | 'chunk' | 'person'>,
    change: Partial<Changing>,
  ): Promise<void> {
    const row = this.#rows.get(chunkName(dispatch, chunk))?.get(person);
    if (row) Object.assign(row, change);
  }

  async ofPeople(dispatch: string, people: readonly string[]): Promise<Delivery[]> {
    const chunks = await this.chunks(dispatch);
    const rows = people.map((person) => {
      const chunk = chunks.find((one) => holds(one, person));
      return chunk ? this.row(dispatch, chunk.number, person) : null;
    });
    return (await Promise.all(rows)).filter((row) => row !== null);
  }

  async forgetPeople(dispatch: string, formers: ReadonlyMap<string, string>): Promise<void> {
    for (const row of await this.ofPeople(dispatch, [...formers.keys()])) {
      const rows = this.#rows.get(chunkName(dispatch, row.chunk));
      const person = formers.get(row.person) ?? '';
      rows?.delete(row.person);
      rows?.set(person, { ...row, person, activityId: null });
    }
    const lastBefore = (chunk: number, person: string): string =>
      [...(this.#rows.get(chunkName(dispatch, chunk))?.keys() ?? [])]
        .filter((key) => key < person && !isFormer(key))
        .sort()
        .at(-1) ??
      this.#chunks.get(chunkName(dispatch, chunk))?.value.after ??
      '';
    for (const { after, upTo, number } of await this.chunks(dispatch)) {
      if (after !== null && formers.has(after))
        this.#change(dispatch, number, { after: lastBefore(number - 1, after) });
      if (upTo !== null && formers.has(upTo))
        this.#change(dispatch, number, { upTo: lastBefore(number, upTo) });
    }
  }

  async forgetRows(dispatch: string, chunk: number): Promise<number> {
    const rows = this.#rows.get(chunkName(dispatch, chunk))?.size ?? 0;
    this.#rows.delete(chunkName(dispatch, chunk));
    this.#change(dispatch, chunk, { after: null, upTo: null });
    return rows;
  }

  async forgetChunks(dispatch: string): Promise<void> {
    for (const number of this.#numbers.get(dispatch) ?? []) {
      const name = chunkName(dispatch, number);
      this.#chunks.remove(name, this.#chunks.get(name)?.etag ?? '');
    }
    this.#numbers.delete(dispatch);
  }

  #change(dispatch: string, number: number, bounds: Partial<Pick<Chunk, 'after' | 'upTo'>>): void {
    const stored = this.#chunks.get(chunkName(dispatch, number));
    if (stored) this.#chunks.put({ ...stored.value, ...bounds }, stored.etag);
  }
}

/** No pace at all. */
export const noPace: Pace = { turn: async () => undefined };
