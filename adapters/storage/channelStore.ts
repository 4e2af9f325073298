import { odata, type TableClient } from '@azure/data-tables';
import { type Channel, channelSchema, type Post, postSchema } from '#core/channels/channel.ts';
import type { ChannelStore } from '#core/channels/ports.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Day } from '#core/time/days.ts';
import { keyText, Rows } from './rows.ts';

const channelKeys = (id: string) => ({ partitionKey: 'channel', rowKey: keyText(id) });
const postKeys = (channel: string, day: Day) => ({ partitionKey: keyText(`post ${channel}`), rowKey: day });

/** In the table `channels`: all channels in one partition, the posts of each in its own, by day. */
export class TableChannelStore implements ChannelStore {
  readonly #channels: Rows<Channel>;
  readonly #posts: Rows<Post>;

  constructor(client: TableClient) {
    this.#channels = new Rows(client, {
      schema: channelSchema,
      keys: ({ id }) => channelKeys(id),
      columns: [],
    });
    this.#posts = new Rows(client, {
      schema: postSchema,
      keys: ({ channel, day }) => postKeys(channel, day),
      columns: [],
    });
  }

  get(id: string): Promise<Stored<Channel> | null> {
    return this.#channels.get(channelKeys(id));
  }

  async list(): Promise<Channel[]> {
    const rows = await this.#channels.query(odata`PartitionKey eq ${'channel'}`);
    return rows.map(({ value }) => value);
  }

  put(channel: Channel, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#channels.write(channel, etag);
  }

  async remove(id: string): Promise<void> {
    await this.#channels.removeOne(channelKeys(id));
  }

  post(channel: string, day: Day): Promise<Stored<Post> | null> {
    return this.#posts.get(postKeys(channel, day));
  }

  async posts(channel: string, from: Day): Promise<Post[]> {
    const { partitionKey } = postKeys(channel, from);
    const rows = await this.#posts.query(odata`PartitionKey eq ${partitionKey} and RowKey ge ${from}`);
    return rows.map(({ value }) => value);
  }

  putPost(post: Post, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#posts.write(post, etag);
  }
}
