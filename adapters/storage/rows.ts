/**
 * Values of one kind as rows of an Azure table: the whole value as JSON, beside it the few columns that are filtered
 * by or written alone. What is read is parsed, so that a row of another shape never gets inside.
 */
import {
  RestError,
  type TableClient,
  type TableEntityResult,
  type TransactionAction,
} from '@azure/data-tables';
import type { z } from 'zod';
import type { Stored } from '#core/events/ports.ts';
import { inRunsOf } from '#core/inRunsOf.ts';
import { inParallel, tableConcurrency } from './inParallel.ts';
import { readAcross, readNeighbours, type Span, spanFilter } from './neighbours.ts';

export type RowKeys = { partitionKey: string; rowKey: string };

/** What is to stand in a row instead of the version with this tag; null for nothing. */
export type Exchange<T> = RowKeys & { etag: string | null; value: T | null };

/** How values of one kind stand in a table. */
export type Codec<T> = {
  schema: z.ZodType<T>;
  keys(value: T): RowKeys;
  /** Members of the value that are columns too; on reading the column counts, not the JSON. */
  columns: readonly (keyof T & string)[];
  /** Columns that only serve filters. */
  derived?(value: T): Record<string, string | number>;
};

/** A transaction holds 100 rows of one partition (Azure Tables, "Performing entity group transactions"). */
const transactionLimit = 100;
/** Rows of one answer (Azure Tables, "Query timeout and pagination"). */
const largestPage = 1000;

/** Whether a write failed because its condition did not hold: row there (409), gone (404) or changed (412). */
const isConflict = (error: unknown): boolean =>
  error instanceof RestError && [404, 409, 412].includes(error.statusCode ?? 0);

const isNotFound = (error: unknown): boolean => error instanceof RestError && error.statusCode === 404;

type Row = RowKeys & Record<string, unknown>;

/** UTF-16 units: a property of text holds 64 KiB (Azure Tables, "Understanding the Table service data model"). */
const longestText = 32_000;

/** Long JSON stands in `json`, `json2` and so on, cut between characters: half of a pair would not survive the way. */
const jsonColumns = (json: string): Record<string, string> => {
  const columns: Record<string, string> = {};
  for (let start = 0, part = 1; start < json.length; part += 1) {
    const isCutPair = /[\ud800-\udbff]/.test(json.charAt(start + longestText - 1));
    const end = start + longestText - (isCutPair ? 1 : 0);
    columns[part === 1 ? 'json' : `json${part}`] = json.slice(start, end);
    start = end;
  }
  return columns;
};

const jsonOf = (row: Record<string, unknown>): string => {
  let json = '';
  for (let part = 1; ; part += 1) {
    const text = row[part === 1 ? 'json' : `json${part}`];
    if (typeof text !== 'string') return json;
    json += text;
  }
};

export class Rows<T> {
  readonly client: TableClient;
  readonly #codec: Codec<T>;

  constructor(client: TableClient, codec: Codec<T>) {
    this.client = client;
    this.#codec = codec;
  }

  /** Null properties are left out: Tables does not keep them. */
  encode(value: T): Row {
    const columns = this.#codec.columns.map((name) => [name, value[name]] as const);
    return {
      ...this.#codec.keys(value),
      ...Object.fromEntries(columns.filter(([, content]) => content !== null)),
      ...this.#codec.derived?.(value),
      ...jsonColumns(JSON.stringify(value)),
    };
  }

  decode(row: TableEntityResult<Record<string, unknown>>): Stored<T> {
    const columns = this.#codec.columns.map((name) => [name, row[name] ?? null]);
    const value = { ...JSON.parse(jsonOf(row)), ...Object.fromEntries(columns) };
    return { value: this.#codec.schema.parse(value), etag: row.etag };
  }

  async get({ partitionKey, rowKey }: RowKeys): Promise<Stored<T> | null> {
    try {
      return this.decode(await this.client.getEntity<Record<string, unknown>>(partitionKey, rowKey));
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  /** Neighbours together, the others by point reads side by side: a filter with many `or`s would scan the partition. */
  async getMany(keys: readonly RowKeys[]): Promise<Stored<T>[]> {
    const spans = keys.map((key) => ({ ...key, from: key.rowKey, to: key.rowKey }));
    const { rows, beyond } = await readNeighbours(this.client, spans);
    const single = await inParallel(beyond, tableConcurrency, (key) => this.get(key));
    return [...rows.map((row) => this.decode(row)), ...single.filter((row) => row !== null)];
  }

  /** The row of this name in each of these partitions. Only for a row that most partitions have. */
  async getAcross(rowKey: string, partitionKeys: readonly string[]): Promise<Stored<T>[]> {
    const { rows, beyond } = await readAcross(this.client, rowKey, partitionKeys);
    const single = await inParallel(beyond, tableConcurrency, (key) => this.get(key));
    return [...rows.map((row) => this.decode(row)), ...single.filter((row) => row !== null)];
  }

  /** All rows within the spans, which do not overlap. */
  async within(spans: readonly Span[]): Promise<Stored<T>[]> {
    const { rows, beyond } = await readNeighbours(this.client, spans);
    const apart = await inParallel(beyond, tableConcurrency, (span) => this.query(spanFilter(span)));
    return [...rows.map((row) => this.decode(row)), ...apart.flat()];
  }

  /** @param filter an OData filter, values quoted with the `odata` tag */
  async query(filter: string): Promise<Stored<T>[]> {
    const rows: Stored<T>[] = [];
    for await (const row of this.each(filter)) rows.push(row);
    return rows;
  }

  /** The same one by one, so that many do not stand in memory. */
  async *each(filter: string): AsyncIterable<Stored<T>> {
    const rows = this.client.listEntities<Record<string, unknown>>({ queryOptions: { filter } });
    for await (const row of rows) yield this.decode(row);
  }

  /** The first rows that the filter finds, in order of their keys. */
  async first(filter: string, limit: number): Promise<Stored<T>[]> {
    const rows: Stored<T>[] = [];
    const pages = this.client
      .listEntities<Record<string, unknown>>({ queryOptions: { filter } })
      .byPage({ maxPageSize: Math.min(limit, largestPage) });
    // A page may be short, or empty, before the last.
    for await (const page of pages) {
      rows.push(...page.slice(0, limit - rows.length).map((row) => this.decode(row)));
      if (rows.length === limit) break;
    }
    return rows;
  }

  /** Inserts or replaces without condition, all of one partition, in as few transactions as it takes. */
  async put(values: readonly T[]): Promise<void> {
    const [only, second] = values;
    if (only && !second) {
      await this.client.upsertEntity(this.encode(only), 'Replace');
      return;
    }
    const actions = values.map((value): TransactionAction => ['upsert', this.encode(value), 'Replace']);
    for (const run of inRunsOf(transactionLimit, actions)) await this.client.submitTransaction(run);
  }

  /** Writes one on condition: an insert when `etag` is null, otherwise it replaces only that version. */
  write(value: T, etag: string | null): Promise<'written' | 'conflict'> {
    return tryTransaction(this.client, [writeAction(this.encode(value), etag)]);
  }

  /**
   * Writes each of these values of one partition if its row still has this tag, or if there is none where the tag is null;
   * null removes. @returns those whose row is another by now, which stays
   */
  async exchange(exchanges: readonly Exchange<T>[]): Promise<RowKeys[]> {
    const lost: RowKeys[] = [];
    const written = exchanges.flatMap(({ value, ...row }) => (value === null ? [] : { ...row, value }));
    for (const run of inRunsOf(transactionLimit, written)) {
      const actions = run.map(({ value, etag }) => writeAction(this.encode(value), etag));
      if ((await tryTransaction(this.client, actions)) === 'written') continue;
      // One that is another by now makes the whole transaction fail; the others are then written one by one.
      await inParallel(run, tableConcurrency, async ({ value, etag, ...keys }) => {
        if (run.length === 1 || (await this.write(value, etag)) === 'conflict') lost.push(keys);
      });
    }
    const removed = exchanges.filter(({ etag, value }) => value === null && etag !== null);
    await inParallel(removed, tableConcurrency, async ({ partitionKey, rowKey, etag }) => {
      if (!(await this.removeOne({ partitionKey, rowKey }, etag ?? undefined)))
        lost.push({ partitionKey, rowKey });
    });
    return lost;
  }

  /** Writes some columns of rows of one partition, whatever their tag. A row that is gone is passed over. */
  async merge(rows: readonly Row[]): Promise<void> {
    const merges = rows.map((row): TransactionAction => ['update', row, 'Merge', { etag: '*' }]);
    // One that is missing makes the whole transaction fail; the others are then written one by one.
    for (const run of inRunsOf(transactionLimit, merges))
      if ((await tryTransaction(this.client, run)) === 'conflict' && run.length > 1)
        for (const merge of run) await tryTransaction(this.client, [merge]);
  }

  /** All of one partition. A row that is gone already is fine. */
  async remove(keys: readonly RowKeys[]): Promise<void> {
    for (const run of inRunsOf(transactionLimit, keys)) {
      const actions = run.map((key): TransactionAction => ['delete', key]);
      // One that is missing makes the whole transaction fail.
      if (run.length === 1 || (await tryTransaction(this.client, actions)) === 'conflict')
        await inParallel(run, tableConcurrency, (key) => this.removeOne(key));
    }
  }

  /** Removes the first rows that the filter finds. Answers how many went. */
  async removeFirst(filter: string, most: number): Promise<number> {
    const queryOptions = { filter, select: ['PartitionKey', 'RowKey'] };
    const maxPageSize = Math.min(most, largestPage);
    const found: RowKeys[] = [];
    for await (const page of this.client.listEntities({ queryOptions }).byPage({ maxPageSize })) {
      for (const { partitionKey, rowKey } of page.slice(0, most - found.length))
        if (partitionKey !== undefined && rowKey !== undefined) found.push({ partitionKey, rowKey });
      if (found.length === most) break;
    }
    for (const keys of Map.groupBy(found, ({ partitionKey }) => partitionKey).values())
      await this.remove(keys);
    return found.length;
  }

  /** Removes the row, if it still has this tag where one is given. Answers whether it did: not when it is gone. */
  async removeOne({ partitionKey, rowKey }: RowKeys, onlyTag?: string): Promise<boolean> {
    const etag = onlyTag === undefined ? '*' : givenTag(onlyTag);
    try {
      await this.client.deleteEntity(partitionKey, rowKey, { etag });
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      return false;
    }
  }
}

/** As the table service gives them: `W/"datetime'2026-11-22T10%3A51%3A11.0000000Z'"`. */
const tag = /^W\/"datetime'[\dT%A.:-]{20,40}Z'"$/;
const tagOfNothing = `W/"datetime'1601-01-01T00%3A00%3A00.0000000Z'"`;

/** Tags come back from pages. One the service never gave, `*` above all, is that of no version. */
const givenTag = (etag: string): string => (tag.test(etag) ? etag : tagOfNothing);

/** A conditional write of one row: an insert when `etag` is null. */
export const writeAction = (row: Row, etag: string | null): TransactionAction =>
  etag === null ? ['create', row] : ['update', row, 'Replace', { etag: givenTag(etag) }];

/**
 * Carries out one transaction; `conflict` when any of its conditions does not hold. The client library sends again after
 * a lost answer, so that a conflict may be with our own write: whoever reads again and decides again is right in both cases.
 */
export const tryTransaction = async (
  client: TableClient,
  actions: TransactionAction[],
): Promise<'written' | 'conflict'> => {
  try {
    await client.submitTransaction(actions);
    return 'written';
  } catch (error) {
    if (isConflict(error)) return 'conflict';
    throw error;
  }
};

/**
 * Text as a row or partition key. Tables forbids `/ \ # ?` and control characters there ("Understanding the Table
 * service data model"); quotes and percent signs are trouble on the way. `=` opens an escape.
 */
export const keyText = (text: string): string =>
  text.replace(/[^A-Za-z0-9.:@_-]/gu, (char) =>
    Array.from(Buffer.from(char), (byte) => `=${byte.toString(16).padStart(2, '0')}`).join(''),
  );
