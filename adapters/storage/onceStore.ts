import { createHash } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import { instantSchema } from '#core/events/event.ts';
import type { OnceStore } from '#core/people/ports.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { Rows } from './rows.ts';

const deedSchema = z.object({ hash: z.string(), until: instantSchema, times: z.number().int() });
type Deed = z.infer<typeof deedSchema>;

const partitionKey = 'deed';
const keysOf = (hash: string) => ({ partitionKey, rowKey: hash });

/** Keys name people and conversations, so only their hash is kept. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Lost races in a row before a crowd at one door is sent away. */
const mostAttempts = 20;

/** Deeds in the table `once`: whoever inserts or replaces the row has counted. */
export class TableOnceStore implements OnceStore {
  readonly #rows: Rows<Deed>;
  readonly #clock: Clock;

  constructor(client: TableClient, clock: Clock) {
    this.#clock = clock;
    this.#rows = new Rows(client, {
      schema: deedSchema,
      keys: ({ hash }) => keysOf(hash),
      columns: ['until'],
    });
  }

  first(key: string, withinSeconds: number): Promise<boolean> {
    return this.oneOf(1, key, withinSeconds);
  }

  async oneOf(most: number, key: string, withinSeconds: number): Promise<boolean> {
    const hash = hashOf(key);
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const now = instantOf(this.#clock.now());
      const known = await this.#rows.get(keysOf(hash));
      const counting = known && known.value.until > now ? known.value : null;
      if (counting && counting.times >= most) return false;
      const count = {
        hash,
        until: counting?.until ?? addSeconds(now, withinSeconds),
        times: (counting?.times ?? 0) + 1,
      };
      const written = await this.#rows.write(count, known?.etag ?? null);
      if (written === 'written') return true;
    }
    return false;
  }

  async forget(): Promise<number> {
    const now = instantOf(this.#clock.now());
    const over = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and until le ${now}`);
    await this.#rows.remove(over.map(({ value }) => keysOf(value.hash)));
    return over.length;
  }
}
