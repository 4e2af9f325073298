import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import {
  type CollaborativeEvent,
  eventDetailsSchema,
  eventStates,
  type Instant,
  instantSchema,
} from '#core/events/event.ts';
import type { EventStore, EventWrite, Stored } from '#core/events/ports.ts';
import { statedSchema } from '#core/events/statedByFeed.ts';
import { keyText, Rows, tryTransaction, writeAction } from './rows.ts';

const eventSchema: z.ZodType<CollaborativeEvent> = eventDetailsSchema.extend({
  id: z.string(),
  state: z.enum(eventStates),
  source: z.object({ feed: z.string(), uid: z.string(), stated: statedSchema.optional() }).nullable(),
  version: z.number().int(),
  createdAt: instantSchema,
  changedAt: instantSchema,
  joinUrl: z.string().nullable(),
});

/** One partition, so that a hundred events are written together: 2,000 rows a second are far more than a county makes. */
const partitionKey = 'event';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });

/** Events in the table `events`. */
export class TableEventStore implements EventStore {
  readonly #rows: Rows<CollaborativeEvent>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: eventSchema,
      keys: (event) => keysOf(event.id),
      columns: ['start', 'end', 'state', 'joinUrl'],
      derived: (event) => (event.source ? { feed: event.source.feed } : {}),
    });
  }

  get(id: string): Promise<Stored<CollaborativeEvent> | null> {
    return this.#rows.get(keysOf(id));
  }

  getMany(ids: readonly string[]): Promise<Stored<CollaborativeEvent>[]> {
    return this.#rows.getMany([...new Set(ids)].map(keysOf));
  }

  async between(from: Instant, to: Instant): Promise<CollaborativeEvent[]> {
    const rows = await this.#rows.query(
      odata`PartitionKey eq ${partitionKey} and start lt ${to} and end gt ${from} and state ne 'draft'`,
    );
    return rows
      .map((row) => row.value)
      .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
  }

  async after(id: string, limit: number): Promise<CollaborativeEvent[]> {
    const rows = await this.#rows.first(
      odata`PartitionKey eq ${partitionKey} and RowKey gt ${keyText(id)} and state ne 'draft'`,
      limit,
    );
    return rows.map(({ value }) => value);
  }

  ofFeed(feed: string): Promise<Stored<CollaborativeEvent>[]> {
    return this.#rows.query(odata`PartitionKey eq ${partitionKey} and feed eq ${feed}`);
  }

  /** @throws RestError when an event stands twice among the writes or there are more than 100 */
  async write(writes: readonly EventWrite[]): Promise<'written' | 'conflict'> {
    if (writes.length === 0) return 'written';
    const actions = writes.map(({ event, etag }) => writeAction(this.#rows.encode(event), etag));
    return tryTransaction(this.#rows.client, actions);
  }

  async setJoinUrls(joinUrls: ReadonlyMap<string, string>): Promise<void> {
    await this.#rows.merge([...joinUrls].map(([id, joinUrl]) => ({ ...keysOf(id), joinUrl })));
  }
}
