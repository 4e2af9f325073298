/**
 * The ledger of deliveries. A partition holds the rows of one chunk, so that a chunk is read at once and planned in one
 * transaction, and no partition gets more than a worker writes. The figures of each chunk stand in a table of their own, a
 * partition a dispatch: those of a hundred thousand people are one page of a thousand rows.
 */
import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import { type Changing, type Delivery, deliverySchema } from '#core/delivery/delivery.ts';
import { type Chunk, chunkSchema } from '#core/delivery/dispatch.ts';
import type { Ledger } from '#core/delivery/ports.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { inRunsOf } from '#core/inRunsOf.ts';
import { isFormer } from '#core/personalData/whom.ts';
import { inParallel, tableConcurrency } from './inParallel.ts';
import { keyText, Rows, tryTransaction } from './rows.ts';

/** Numbers as text that sorts like them. */
const numberText = (number: number): string => String(number).padStart(6, '0');

const chunkKeys = (dispatch: string, number: number) => ({
  partitionKey: keyText(dispatch),
  rowKey: numberText(number),
});
const partitionOf = (dispatch: string, chunk: number): string => `${keyText(dispatch)}-${numberText(chunk)}`;
const rowKeys = ({ dispatch, chunk, person }: Pick<Delivery, 'dispatch' | 'chunk' | 'person'>) => ({
  partitionKey: partitionOf(dispatch, chunk),
  rowKey: keyText(person),
});

/** As Tables sorts keys, which is not always how the letters do. */
const isBefore = (a: string, b: string): boolean => keyText(a) < keyText(b);
const holds = ({ after, upTo }: Pick<Chunk, 'after' | 'upTo'>, person: string): boolean =>
  (after === null || isBefore(after, person)) && (upTo === null || !isBefore(upTo, person));

/** Everything that changes after planning is a column, so that it can be written alone. */
const changing = [
  'state',
  'attempts',
  'notBefore',
  'at',
  'activityId',
  'whyNotChat',
  'whyNotMail',
  'openedAt',
  'confirmedAt',
  'useful',
] as const;

/** Rows of one transaction (Azure Tables, "Performing entity group transactions"). */
const transactionLimit = 100;

export class TableLedger implements Ledger {
  readonly #rows: Rows<Delivery>;
  readonly #chunks: Rows<Chunk>;

  constructor(deliveries: TableClient, chunks: TableClient) {
    this.#rows = new Rows<Delivery>(deliveries, { schema: deliverySchema, keys: rowKeys, columns: changing });
    this.#chunks = new Rows<Chunk>(chunks, {
      schema: chunkSchema,
      keys: ({ dispatch, number }) => chunkKeys(dispatch, number),
      columns: ['wakeAt'],
    });
  }

  chunk(dispatch: string, number: number): Promise<Stored<Chunk> | null> {
    return this.#chunks.get(chunkKeys(dispatch, number));
  }

  async chunks(dispatch: string): Promise<Chunk[]> {
    const rows = await this.#chunks.query(odata`PartitionKey eq ${keyText(dispatch)}`);
    return rows.map(({ value }) => value);
  }

  async overdue(dispatch: string, now: Instant): Promise<Chunk[]> {
    const rows = await this.#chunks.query(odata`PartitionKey eq ${keyText(dispatch)} and wakeAt lt ${now}`);
    return rows.map(({ value }) => value);
  }

  putChunk(chunk: Chunk, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#chunks.write(chunk, etag);
  }

  async insert(rows: readonly Delivery[]): Promise<void> {
    const inserts = rows.map((row): TransactionAction => ['create', this.#rows.encode(row)]);
    // One that is there makes the whole transaction fail; the others are then written one by one.
    for (const run of inRunsOf(transactionLimit, inserts))
      if ((await tryTransaction(this.#rows.client, run)) === 'conflict' && run.length > 1)
        await inParallel(run, tableConcurrency, (insert) => tryTransaction(this.#rows.client, [insert]));
  }

  async rows(dispatch: string, chunk: number): Promise<Delivery[]> {
    const found = await this.#rows.query(odata`PartitionKey eq ${partitionOf(dispatch, chunk)}`);
    return found.map(({ value }) => value);
  }

  async row(dispatch: string, chunk: number, person: string): Promise<Delivery | null> {
    return (await this.#rows.get(rowKeys({ dispatch, chunk, person })))?.value ?? null;
  }

  async note(row: Pick<Delivery, 'dispatch' | 'chunk' | 'person'>, change: Partial<Changing>): Promise<void> {
    await this.#rows.merge([{ ...rowKeys(row), ...change }]);
  }

  async ofPeople(dispatch: string, people: readonly string[]): Promise<Delivery[]> {
    return this.#rowsIn(await this.chunks(dispatch), people);
  }

  async forgetPeople(dispatch: string, formers: ReadonlyMap<string, string>): Promise<void> {
    const chunks = await this.chunks(dispatch);
    for (const row of await this.#rowsIn(chunks, [...formers.keys()])) {
      const { partitionKey, rowKey } = rowKeys(row);
      const person = formers.get(row.person) ?? '';
      // One transaction: the row is there once, whoever counts.
      await tryTransaction(this.#rows.client, [
        ['delete', { partitionKey, rowKey }],
        ['create', this.#rows.encode({ ...row, person, activityId: null })],
      ]);
    }
    const isGone = (bound: string | null): boolean => bound !== null && formers.has(bound);
    for (const { number, after } of chunks.filter((chunk) => isGone(chunk.after)))
      await this.#moveBounds(dispatch, number, {
        after: await this.#lastBefore(dispatch, number - 1, after ?? ''),
      });
    for (const { number, upTo } of chunks.filter((chunk) => isGone(chunk.upTo)))
      await this.#moveBounds(dispatch, number, {
        upTo: await this.#lastBefore(dispatch, number, upTo ?? ''),
      });
  }

  async forgetRows(dispatch: string, chunk: number): Promise<number> {
    const filter = odata`PartitionKey eq ${partitionOf(dispatch, chunk)}`;
    const rows = await this.#rows.removeFirst(filter, Number.POSITIVE_INFINITY);
    await this.#moveBounds(dispatch, chunk, { after: null, upTo: null });
    return rows;
  }

  async forgetChunks(dispatch: string): Promise<void> {
    await this.#chunks.removeFirst(odata`PartitionKey eq ${keyText(dispatch)}`, Number.POSITIVE_INFINITY);
  }

  async #rowsIn(chunks: readonly Chunk[], people: readonly string[]): Promise<Delivery[]> {
    const rows = people.map((person) => {
      const chunk = chunks.find((one) => holds(one, person));
      return chunk ? this.row(chunk.dispatch, chunk.number, person) : null;
    });
    return (await Promise.all(rows)).filter((row) => row !== null);
  }

  /** Who has the last row of a chunk before this person; before everybody where nobody has. */
  async #lastBefore(dispatch: string, chunk: number, person: string): Promise<string> {
    const before = (await this.rows(dispatch, chunk))
      .map((row) => row.person)
      .filter((key) => isBefore(key, person) && !isFormer(key));
    return before.at(-1) ?? (await this.chunk(dispatch, chunk))?.value.after ?? '';
  }

  /** Whoever counts the chunk meanwhile has written first, and it is tried again. */
  async #moveBounds(
    dispatch: string,
    number: number,
    bounds: Partial<Pick<Chunk, 'after' | 'upTo'>>,
  ): Promise<void> {
    for (;;) {
      const stored = await this.chunk(dispatch, number);
      if (!stored) return;
      const moved = { ...stored.value, ...bounds };
      if (moved.after === stored.value.after && moved.upTo === stored.value.upTo) return;
      if ((await this.putChunk(moved, stored.etag)) === 'written') return;
    }
  }
}
