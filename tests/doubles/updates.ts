import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { chosenUpdates, newestFirst } from '#core/updates/choice.ts';
import type { ConfirmationStore, UpdateStore } from '#core/updates/ports.ts';
import type { Update } from '#core/updates/update.ts';
import { TaggedRows } from './taggedRows.ts';

/** Updates in memory. */
export class InMemoryUpdates implements UpdateStore {
  readonly rows = new TaggedRows<Update>(({ id }) => id);

  seed(...updates: Update[]): void {
    for (const update of updates) this.rows.seed(update);
  }

  async get(id: string): Promise<Stored<Update> | null> {
    return this.rows.get(id);
  }

  async published(choice: { from?: Instant; to?: Instant; area?: string }): Promise<readonly Update[]> {
    const out = this.#values().filter(({ state }) => state === 'published' || state === 'withdrawn');
    return chosenUpdates(out.sort(newestFirst), choice);
  }

  async unpublished(): Promise<Update[]> {
    return this.#values()
      .filter(({ state }) => state === 'draft' || state === 'inReview')
      .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id));
  }

  async put(update: Update, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(update, etag);
  }

  async remove(id: string, etag: string): Promise<'removed' | 'conflict'> {
    return this.rows.remove(id, etag) ? 'removed' : 'conflict';
  }

  #values(): Update[] {
    return this.rows.all().map(({ value }) => value);
  }
}

/** Who has read what, in memory. */
export class InMemoryConfirmations implements ConfirmationStore {
  readonly #rows = new Map<string, Instant>();

  async at(updateId: string, personKey: string): Promise<Instant | null> {
    return this.#rows.get(`${updateId} ${personKey}`) ?? null;
  }

  async confirm(updateId: string, personKey: string, at: Instant): Promise<Instant> {
    const first = this.#rows.get(`${updateId} ${personKey}`) ?? at;
    this.#rows.set(`${updateId} ${personKey}`, first);
    return first;
  }

  async ofPerson(personKey: string): Promise<{ updateId: string; at: Instant }[]> {
    return [...this.#rows].flatMap(([name, at]) => {
      const [updateId = '', person] = name.split(' ');
      return person === personKey ? [{ updateId, at }] : [];
    });
  }

  async remove(updateId: string, personKey: string): Promise<void> {
    this.#rows.delete(`${updateId} ${personKey}`);
  }

  async forget(before: Instant, most: number): Promise<number> {
    const old = [...this.#rows].filter(([, at]) => at < before).slice(0, most);
    for (const [name] of old) this.#rows.delete(name);
    return old.length;
  }
}
