/** What people who mend things need: whether synchronising is paused, what stopped, and the queues themselves. */
import { odata, type TableClient } from '@azure/data-tables';
import type { QueueClient } from '@azure/storage-queue';
import type { QueueName } from '#core/contract/queue.ts';
import type { Stored } from '#core/events/ports.ts';
import { type Pause, type PauseStore, pauseSchema } from '#core/sync/health/pause.ts';
import {
  type StoppedMessage,
  type StoppedStore,
  stoppedSchema,
  type WorkQueues,
} from '#core/sync/health/stopped.ts';
import { encodeMessage } from './jsonQueue.ts';
import { keyText, Rows } from './rows.ts';

const pauseKeys = { partitionKey: 'pause', rowKey: 'all' };

/** One row in the table `following`, there while synchronising is paused. */
export class TablePauseStore implements PauseStore {
  readonly #rows: Rows<Pause>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, { schema: pauseSchema, keys: () => pauseKeys, columns: [] });
  }

  async get(): Promise<Pause | null> {
    return (await this.#rows.get(pauseKeys))?.value ?? null;
  }

  async put(pause: Pause | null): Promise<void> {
    await (pause ? this.#rows.put([pause]) : this.#rows.removeOne(pauseKeys));
  }
}

const partitionKey = 'stopped';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });

/** Messages in the table `stopped`, one partition: they are few. */
export class TableStoppedStore implements StoppedStore {
  readonly #rows: Rows<StoppedMessage>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: stoppedSchema,
      keys: ({ id }) => keysOf(id),
      columns: ['state'],
    });
  }

  get(id: string): Promise<Stored<StoppedMessage> | null> {
    return this.#rows.get(keysOf(id));
  }

  all(): Promise<Stored<StoppedMessage>[]> {
    return this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
  }

  put(stopped: StoppedMessage): Promise<void> {
    return this.#rows.put([stopped]);
  }

  replace(stopped: StoppedMessage, etag: string): Promise<'written' | 'conflict'> {
    return this.#rows.write(stopped, etag);
  }

  async remove(id: string): Promise<void> {
    await this.#rows.removeOne(keysOf(id));
  }
}

export const createWorkQueues = (queues: Readonly<Record<QueueName, QueueClient>>): WorkQueues => ({
  async waiting(queue) {
    return (await queues[queue].getProperties()).approximateMessagesCount ?? 0;
  },
  async putBack(queue, message) {
    await queues[queue].sendMessage(encodeMessage(message), { messageTimeToLive: -1 });
  },
});
