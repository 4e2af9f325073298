import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { instantSchema } from '#core/events/event.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import type { Subscription, SubscriptionStore } from '#core/sync/inbound/subscriptions.ts';
import { Rows } from './rows.ts';

const subscriptionSchema: z.ZodType<Subscription> = z.object({
  source: z.enum(['list', 'calendar']),
  id: z.string().nullable(),
  clientState: z.string(),
  expiresAt: instantSchema,
  renewAt: instantSchema,
});

const partitionKey = 'subscription';
const keysOf = (source: ChangeSource) => ({ partitionKey, rowKey: source });

/** Subscriptions in the table `subscriptions`. */
export class TableSubscriptionStore implements SubscriptionStore {
  readonly #rows: Rows<Subscription>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: subscriptionSchema,
      keys: ({ source }) => keysOf(source),
      columns: [],
    });
  }

  async all(): Promise<Subscription[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
    return rows.map(({ value }) => value);
  }

  async put(subscription: Subscription): Promise<void> {
    await this.#rows.put([subscription]);
  }

  async remove(source: ChangeSource): Promise<void> {
    await this.#rows.remove([keysOf(source)]);
  }
}
