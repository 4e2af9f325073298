import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { ProjectMessage } from '#core/contract/queue.ts';
import { type Instant, instantSchema } from '#core/events/event.ts';
import type { Ids } from '#core/ids.ts';
import { inRunsOf } from '#core/inRunsOf.ts';
import type { Outbox, OutboxMark, StandingMark, Subject } from '#core/sync/ports.ts';
import { type Urgency, urgencies } from '#core/sync/urgency.ts';
import { instantOf } from '#core/time/zones.ts';
import type { JsonQueue } from './jsonQueue.ts';
import type { Span } from './neighbours.ts';
import { type RowKeys, Rows } from './rows.ts';

const markSchema: z.ZodType<StandingMark> = z.object({
  kind: z.enum(['event', 'bookings']),
  eventId: z.string(),
  markedAt: instantSchema,
  token: z.string(),
  // What was marked before there was any other.
  urgency: z.enum(urgencies).default('now'),
  dueAt: instantSchema,
});

/** What `projectMessageSchema` allows. */
export const subjectsPerMessage = 20;

/** Rows stand by subject, not by age: of more than these the oldest are not looked for, and all come round in time. */
const mostLookedAt = 2000;

const partitionKey = 'mark';
const nameOf = ({ kind, eventId }: Subject): string => `${kind}-${eventId}`;
const keysOf = (mark: OutboxMark): RowKeys => ({ partitionKey, rowKey: `${nameOf(mark)}-${mark.token}` });
/** All marks of a subject: tokens are letters and digits, which stand between `-` and `~`. */
const spanOf = (subject: Subject): Span => ({
  partitionKey,
  from: `${nameOf(subject)}-`,
  to: `${nameOf(subject)}-~`,
});
const distinct = (subjects: readonly Subject[]): Subject[] => [
  ...new Map(subjects.map(({ kind, eventId }) => [nameOf({ kind, eventId }), { kind, eventId }])).values(),
];

/**
 * Marks in the table `outbox`. Every marking is a row of its own, only ever put off: what a worker has read it may
 * remove with the others in one transaction, whoever has marked the same subject since.
 */
export class TableOutbox implements Outbox {
  readonly #rows: Rows<StandingMark>;
  readonly #queues: Readonly<Record<Urgency, JsonQueue<ProjectMessage>>>;
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(
    client: TableClient,
    queues: Readonly<Record<Urgency, JsonQueue<ProjectMessage>>>,
    clock: Clock,
    ids: Ids,
  ) {
    this.#rows = new Rows<StandingMark>(client, {
      schema: markSchema,
      keys: keysOf,
      columns: ['markedAt', 'dueAt'],
    });
    this.#queues = queues;
    this.#clock = clock;
    this.#ids = ids;
  }

  async mark(subjects: readonly Subject[], urgency: Urgency = 'now'): Promise<void> {
    const markedAt = instantOf(this.#clock.now());
    const token = this.#ids.next();
    await this.#rows.put(
      distinct(subjects).map((subject) => ({ ...subject, markedAt, token, urgency, dueAt: markedAt })),
    );
  }

  async publish(subjects: readonly Subject[], urgency: Urgency = 'now'): Promise<void> {
    const runs = inRunsOf(subjectsPerMessage, distinct(subjects));
    await this.#queues[urgency].send(runs.map((run) => ({ v: 1, subjects: run })));
  }

  async marks(subjects: readonly Subject[]): Promise<OutboxMark[]> {
    const kinds = Map.groupBy(distinct(subjects), ({ kind }) => kind);
    const found = await Promise.all(
      [...kinds.values()].map((ofKind) => this.#rows.within(ofKind.map(spanOf))),
    );
    return found.flat().map(({ value }) => value);
  }

  stale(before: Instant, limit: number): Promise<StandingMark[]> {
    return this.#oldest(odata`PartitionKey eq ${partitionKey} and markedAt lt ${before}`, 'markedAt', limit);
  }

  due(before: Instant, limit: number): Promise<OutboxMark[]> {
    return this.#oldest(odata`PartitionKey eq ${partitionKey} and dueAt lt ${before}`, 'dueAt', limit);
  }

  async #oldest(filter: string, column: 'markedAt' | 'dueAt', limit: number): Promise<StandingMark[]> {
    const rows = await this.#rows.first(filter, Math.max(limit, mostLookedAt));
    return rows
      .map(({ value }) => value)
      .sort((a, b) => a[column].localeCompare(b[column]))
      .slice(0, limit);
  }

  async putOff(marks: readonly OutboxMark[], until: Instant): Promise<void> {
    await this.#rows.merge(marks.map((mark) => ({ ...keysOf(mark), dueAt: until })));
  }

  async clear(marks: readonly OutboxMark[]): Promise<void> {
    await this.#rows.remove(marks.map(keysOf));
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
