import type { Channel, Post } from '#core/channels/channel.ts';
import type { ChannelStore } from '#core/channels/ports.ts';
import type { Stored } from '#core/events/ports.ts';
import { TaggedRows } from './taggedRows.ts';

/** Channels and their posts in memory. */
export class InMemoryChannels implements ChannelStore {
  readonly #channels = new TaggedRows<Channel>(({ id }) => id);
  readonly #posts = new TaggedRows<Post>(({ channel, day }) => `${channel} ${day}`);

  async get(id: string): Promise<Stored<Channel> | null> {
    return this.#channels.get(id);
  }

  async list(): Promise<Channel[]> {
    return this.#channels.all().map(({ value }) => value);
  }

  async put(channel: Channel, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#channels.put(channel, etag);
  }

  async remove(id: string): Promise<void> {
    const stored = this.#channels.get(id);
    if (stored) this.#channels.remove(id, stored.etag);
  }

  async post(channel: string, day: string): Promise<Stored<Post> | null> {
    return this.#posts.get(`${channel} ${day}`);
  }

  async posts(channel: string, from: string): Promise<Post[]> {
    return this.#posts
      .all()
      .map(({ value }) => value)
      .filter((post) => post.channel === channel && post.day >= from)
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  async putPost(post: Post, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#posts.put(post, etag);
  }
}
