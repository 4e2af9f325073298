/** What the rules need of the stores that keep areas, their meetings and who follows them. */
import type { Stored } from '../events/ports.ts';
import type { Area } from './area.ts';
import type { Meeting } from './meeting.ts';

export interface AreaStore {
  /** All, closed ones included, by order and name. */
  list(): Promise<Stored<Area>[]>;
  get(slug: string): Promise<Stored<Area> | null>;
  /** `etag` null inserts. */
  put(area: Area, etag: string | null): Promise<'written' | 'conflict'>;
}

export interface MeetingStore {
  ofArea(area: string): Promise<Stored<Meeting>[]>;
  get(area: string, id: string): Promise<Stored<Meeting> | null>;
  put(meeting: Meeting, etag: string | null): Promise<'written' | 'conflict'>;
}

/** Who follows which area: read both ways. */
export interface FollowStore {
  ofPerson(key: string): Promise<string[]>;
  follow(key: string, area: string): Promise<void>;
  unfollow(key: string, area: string): Promise<void>;
  /** What each person follows whose key comes after `after` (null: from the first) up to `upTo`, included (null: to the last). */
  within(span: { after: string | null; upTo: string | null }): Promise<Map<string, ReadonlySet<string>>>;
  /** Keys of the people who follow it, streamed, so that a hundred thousand do not stand in memory. */
  followers(area: string): AsyncIterable<string>;
  count(area: string): Promise<number>;
}
