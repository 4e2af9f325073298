/** However long an import is under way: looking after marks costs a few pages. */
import { TableClient } from '@azure/data-tables';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cryptoIds } from '#adapters/storage/ids.ts';
import { JsonQueue } from '#adapters/storage/jsonQueue.ts';
import { TableOutbox } from '#adapters/storage/outbox.ts';
import { projectMessageSchema } from '#core/contract/queue.ts';
import { FixedClock } from '../doubles/fixedClock.ts';
import { type Azurite, startAzurite } from './azurite.ts';

let azurite: Azurite;
let outbox: TableOutbox;
const clock = new FixedClock();
/** Pages that were asked for. */
let pages = 0;

beforeAll(async () => {
  azurite = await startAzurite();
  const client = TableClient.fromConnectionString(azurite.connectionString, 'outbox', {
    allowInsecureConnection: true,
  });
  client.pipeline.addPolicy({
    name: 'count',
    sendRequest(request, next) {
      if (request.method === 'GET') pages += 1;
      return next(request);
    },
  });
  await client.createTable();
  const queues = QueueServiceClient.fromConnectionString(azurite.connectionString);
  const queue = new JsonQueue(queues.getQueueClient('project'), projectMessageSchema);
  outbox = new TableOutbox(client, { now: queue, inTurn: queue }, clock, cryptoIds);
}, 30_000);
afterAll(() => azurite?.close());

test('of thousands of marks a few pages are read, and all of them come round', async () => {
  const many = Array.from({ length: 3500 }, (_, n) => ({
    kind: 'event' as const,
    eventId: `event${String(n).padStart(5, '0')}`,
  }));
  await outbox.mark(many);
  clock.advance(5);
  const later = '2026-11-23T09:05:00Z';
  const seen = new Set<string>();
  for (let round = 0; round < 4; round += 1) {
    pages = 0;
    const due = await outbox.due(later, 1000);
    expect(due).toHaveLength(round === 3 ? 500 : 1000);
    expect(pages).toBeLessThanOrEqual(2);
    for (const { eventId } of due) seen.add(eventId);
    await outbox.clear(due);
  }
  expect(seen.size).toBe(3500);
  await outbox.mark(many);
  pages = 0;
  expect(await outbox.stale('2026-11-23T09:05:01Z', 10)).toHaveLength(10);
  expect(pages).toBeLessThanOrEqual(2);
});
