import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { ProjectMessage } from '#core/contract/queue.ts';
import { type Instant, instantSchema } from '#core/events/event.ts';
import type { Outbox, OutboxMark, Subject } from '#core/sync/ports.ts';
import { inParallel, inRunsOf, tableConcurrency } from './inParallel.ts';
import type { JsonQueue } from './jsonQueue.ts';
import { type RowKeys, Rows } from './rows.ts';

const markSchema = z.object({
  kind: z.enum(['event', 'bookings']),
  eventId: z.string(),
  markedAt: instantSchema,
});
type Mark = z.infer<typeof markSchema>;

/** What `projectMessageSchema` allows. */
export const subjectsPerMessage = 20;

const partitionKey = 'mark';
const keysOf = (subject: Subject): RowKeys => ({
  partitionKey,
  rowKey: `${subject.kind}-${subject.eventId}`,
});
const distinct = <S extends Subject>(subjects: readonly S[]): S[] => [
  ...new Map(subjects.map((subject) => [keysOf(subject).rowKey, subject])).values(),
];

/** Marks in the table `outbox`; a mark's token is the row's tag, which every new mark changes. */
export class TableOutbox implements Outbox {
  readonly #rows: Rows<Mark>;
  readonly #queue: JsonQueue<ProjectMessage>;
  readonly #clock: Clock;

  constructor(client: TableClient, queue: JsonQueue<ProjectMessage>, clock: Clock) {
    this.#rows = new Rows(client, {
      schema: markSchema,
      keys: (mark) => keysOf(mark),
      columns: ['markedAt'],
    });
    this.#queue = queue;
    this.#clock = clock;
  }

  async mark(subjects: readonly Subject[]): Promise<void> {
    const markedAt = this.#clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    await this.#rows.put(distinct(subjects).map(({ kind, eventId }) => ({ kind, eventId, markedAt })));
  }

  async publish(subjects: readonly Subject[]): Promise<void> {
    const plain = distinct(subjects).map(({ kind, eventId }) => ({ kind, eventId }));
    await this.#queue.send(inRunsOf(subjectsPerMessage, plain).map((run) => ({ v: 1, subjects: run })));
  }

  async marks(subjects: readonly Subject[]): Promise<OutboxMark[]> {
    const rows = await this.#rows.getMany(distinct(subjects).map(keysOf));
    return rows.map(({ value, etag }) => ({ ...value, token: etag }));
  }

  async stale(before: Instant, limit: number): Promise<OutboxMark[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and markedAt lt ${before}`);
    return rows
      .map(({ value, etag }) => ({ ...value, token: etag }))
      .sort((a, b) => a.markedAt.localeCompare(b.markedAt))
      .slice(0, limit);
  }

  /** One by one: within a transaction the client library deletes whatever the tag. */
  async clear(marks: readonly OutboxMark[]): Promise<void> {
    await inParallel(marks, tableConcurrency, (mark) => this.#rows.removeOne(keysOf(mark), mark.token));
  }

  async size(): Promise<number> {
    const keys = this.#rows.client.listEntities({
      queryOptions: { filter: odata`PartitionKey eq ${partitionKey}`, select: ['RowKey'] },
    });
    let size = 0;
    for await (const page of keys.byPage()) size += page.length;
    return size;
  }
}
