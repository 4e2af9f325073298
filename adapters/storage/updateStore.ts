import { odata, RestError, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { chosenUpdates, newestFirst } from '#core/updates/choice.ts';
import type { ConfirmationStore, UpdateStore } from '#core/updates/ports.ts';
import { type Update, updateSchema } from '#core/updates/update.ts';
import { keyText, Rows, tryTransaction, writeAction } from './rows.ts';

const partitionKey = 'update';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });
/** Its tag changes with every writing of what readers see. */
const publicHead = { partitionKey, rowKey: '~published' };

const isOut = ({ state }: Update): boolean => state === 'published' || state === 'withdrawn';

/**
 * Updates in the table `updates`, one partition. What has been published is read often and written rarely, so each
 * process keeps it and asks only for the tag of one row, which is written in one transaction with every update that
 * is out: the same tag means that nothing has changed.
 */
export class TableUpdateStore implements UpdateStore {
  readonly #rows: Rows<Update>;
  #kept: { etag: string; updates: Promise<readonly Update[]> } | null = null;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: updateSchema,
      keys: (update) => keysOf(update.id),
      columns: ['state'],
    });
  }

  get(id: string): Promise<Stored<Update> | null> {
    return this.#rows.get(keysOf(id));
  }

  async published(choice: { from?: Instant; to?: Instant; area?: string }): Promise<readonly Update[]> {
    const etag = await this.#headTag();
    if (this.#kept?.etag !== etag) {
      const updates = this.#readPublished();
      this.#kept = { etag, updates };
      updates.catch(() => {
        if (this.#kept?.updates === updates) this.#kept = null;
      });
    }
    return chosenUpdates(await this.#kept.updates, choice);
  }

  async unpublished(): Promise<Update[]> {
    const rows = await this.#rows.query(
      odata`PartitionKey eq ${partitionKey} and (state eq 'draft' or state eq 'inReview')`,
    );
    return rows
      .map(({ value }) => value)
      .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id));
  }

  put(update: Update, etag: string | null): Promise<'written' | 'conflict'> {
    const write = writeAction(this.#rows.encode(update), etag);
    return tryTransaction(
      this.#rows.client,
      isOut(update) ? [write, ['upsert', publicHead, 'Replace']] : [write],
    );
  }

  async remove(id: string, etag: string): Promise<'removed' | 'conflict'> {
    return (await this.#rows.removeOne(keysOf(id), etag)) ? 'removed' : 'conflict';
  }

  async #headTag(): Promise<string> {
    try {
      return (await this.#rows.client.getEntity(publicHead.partitionKey, publicHead.rowKey)).etag;
    } catch (error) {
      if (error instanceof RestError && error.statusCode === 404) return '';
      throw error;
    }
  }

  async #readPublished(): Promise<readonly Update[]> {
    const rows = await this.#rows.query(
      odata`PartitionKey eq ${partitionKey} and (state eq 'published' or state eq 'withdrawn')`,
    );
    return rows.map(({ value }) => value).sort(newestFirst);
  }
}

const confirmationSchema = z.object({ updateId: z.string(), person: z.string(), at: z.string() });
const confirmationKeys = (updateId: string, person: string) => ({
  partitionKey: keyText(updateId),
  rowKey: keyText(person),
});

/** Who has read what, in the table `confirmations`, a partition an update. */
export class TableConfirmationStore implements ConfirmationStore {
  readonly #rows: Rows<z.infer<typeof confirmationSchema>>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: confirmationSchema,
      keys: ({ updateId, person }) => confirmationKeys(updateId, person),
      columns: [],
      derived: ({ at }) => ({ at }),
    });
  }

  async at(updateId: string, person: string): Promise<Instant | null> {
    return (await this.#rows.get(confirmationKeys(updateId, person)))?.value.at ?? null;
  }

  async confirm(updateId: string, person: string, at: Instant): Promise<Instant> {
    if ((await this.#rows.write({ updateId, person, at }, null)) === 'written') return at;
    return (await this.at(updateId, person)) ?? at;
  }

  async ofPerson(person: string): Promise<{ updateId: string; at: Instant }[]> {
    const rows = await this.#rows.query(odata`RowKey eq ${keyText(person)}`);
    return rows.map(({ value: { updateId, at } }) => ({ updateId, at }));
  }

  async remove(updateId: string, person: string): Promise<void> {
    await this.#rows.removeOne(confirmationKeys(updateId, person));
  }

  forget(before: Instant, most: number): Promise<number> {
    return this.#rows.removeFirst(odata`at lt ${before}`, most);
  }
}
