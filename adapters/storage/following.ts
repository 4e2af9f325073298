/** What following a projection needs, in the table `following`: cursors, how the readings go, and leases. */
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import { instantSchema } from '#core/events/event.ts';
import {
  type Lease,
  type Leases,
  type Reading,
  type ReadingStore,
  unread,
} from '#core/sync/inbound/following.ts';
import { type ComparedSource, type CursorStore, comparedSources } from '#core/sync/inbound/ports.ts';
import { keyText, Rows } from './rows.ts';

const cursorSchema = z.object({ name: z.string(), cursor: z.string() });
const cursorKeys = (name: string) => ({ partitionKey: 'cursor', rowKey: name });

/** A cursor is a link of some kilobytes at most: far below what a property holds. */
export class TableCursorStore implements CursorStore {
  readonly #rows: Rows<z.infer<typeof cursorSchema>>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: cursorSchema,
      keys: ({ name }) => cursorKeys(name),
      columns: [],
    });
  }

  async get(name: ComparedSource): Promise<string | null> {
    return (await this.#rows.get(cursorKeys(name)))?.value.cursor ?? null;
  }

  async put(name: ComparedSource, cursor: string): Promise<void> {
    await this.#rows.put([{ name, cursor }]);
  }
}

const readingSchema: z.ZodType<Reading> = z.object({
  source: z.enum(comparedSources),
  readAt: instantSchema.nullable(),
  problem: z.string().nullable(),
  notBefore: instantSchema.nullable(),
  comparedAt: instantSchema.nullable(),
  drift: z.object({ at: instantSchema, found: z.number(), asked: z.number() }).nullable(),
});
const readingKeys = (source: ComparedSource) => ({ partitionKey: 'reading', rowKey: source });

export class TableReadingStore implements ReadingStore {
  readonly #rows: Rows<Reading>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: readingSchema,
      keys: ({ source }) => readingKeys(source),
      columns: [],
    });
  }

  async get(source: ComparedSource): Promise<Reading> {
    return (await this.#rows.get(readingKeys(source)))?.value ?? unread(source);
  }

  async put(reading: Reading): Promise<void> {
    await this.#rows.put([reading]);
  }
}

const leaseSchema = z.object({ name: z.string(), until: z.number() });
const leaseKeys = (name: string) => ({ partitionKey: 'lease', rowKey: keyText(name) });

/** Whoever inserts or replaces the row holds the lease; the row's tag tells the holder that it is still theirs. */
export class TableLeases implements Leases {
  readonly #rows: Rows<z.infer<typeof leaseSchema>>;
  readonly #clock: Clock;

  constructor(client: TableClient, clock: Clock) {
    this.#clock = clock;
    this.#rows = new Rows(client, { schema: leaseSchema, keys: ({ name }) => leaseKeys(name), columns: [] });
  }

  async take(name: string, seconds: number): Promise<Lease | null> {
    const known = await this.#rows.get(leaseKeys(name));
    if (known && known.value.until > this.#clock.now().getTime()) return null;
    let etag = await this.#write(name, seconds, known?.etag ?? null);
    if (etag === null) return null;
    return {
      renew: async (more) => {
        etag = etag && (await this.#write(name, more, etag));
        return etag !== null;
      },
      release: async () => {
        if (etag !== null) await this.#rows.removeOne(leaseKeys(name), etag);
        etag = null;
      },
    };
  }

  /** The row's new tag; null when it is not ours to write. */
  async #write(name: string, seconds: number, etag: string | null): Promise<string | null> {
    const until = this.#clock.now().getTime() + seconds * 1000;
    if ((await this.#rows.write({ name, until }, etag)) === 'conflict') return null;
    const written = await this.#rows.get(leaseKeys(name));
    return written?.value.until === until ? written.etag : null;
  }
}
