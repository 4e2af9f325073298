import { odata, type TableClient } from '@azure/data-tables';
import type { Stored } from '#core/events/ports.ts';
import { type Feed, feedSchema } from '#core/feeds/feed.ts';
import type { FeedStore } from '#core/feeds/ports.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'feed';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });

/** Calendars on the web that are read, in the table `feeds`. */
export class TableFeedStore implements FeedStore {
  readonly #rows: Rows<Feed>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: feedSchema,
      keys: (feed) => keysOf(feed.id),
      columns: ['nextAt'],
    });
  }

  list(): Promise<Stored<Feed>[]> {
    return this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
  }

  get(id: string): Promise<Stored<Feed> | null> {
    return this.#rows.get(keysOf(id));
  }

  write(feed: Feed, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(feed, etag);
  }

  async remove(id: string): Promise<void> {
    await this.#rows.remove([keysOf(id)]);
  }
}
