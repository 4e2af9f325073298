/** What the rules need of the store that keeps channels and their posts. */
import type { Stored } from '../events/ports.ts';
import type { Day } from '../time/days.ts';
import type { Channel, Post } from './channel.ts';

export interface ChannelStore {
  get(id: string): Promise<Stored<Channel> | null>;
  /** All that chose something once. */
  list(): Promise<Channel[]>;
  /** `etag` null inserts. */
  put(channel: Channel, etag: string | null): Promise<'written' | 'conflict'>;
  /** Its posts stay. One that is not there is fine. */
  remove(id: string): Promise<void>;
  post(channel: string, day: Day): Promise<Stored<Post> | null>;
  /** Those of one channel from a day on, oldest first. */
  posts(channel: string, from: Day): Promise<Post[]>;
  /** `etag` null inserts. */
  putPost(post: Post, etag: string | null): Promise<'written' | 'conflict'>;
}
