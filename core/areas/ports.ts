/** What the rules need of the stores that keep areas, their meetings and who follows them. */
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Area } from './area.ts';
import type { Help } from './help.ts';
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

/**
 * Whether what a link leads to is there: `broken` only where its server says that it is not, `unknown` where that cannot
 * be seen from here.
 */
export type CheckLink = (url: string) => Promise<'works' | 'broken' | 'unknown'>;

/** What members offered, asked or suggested. */
export interface HelpStore {
  /** Of an area, the newest first. */
  ofArea(area: string): Promise<Stored<Help>[]>;
  get(area: string, id: string): Promise<Stored<Help> | null>;
  /** Of one person, in all areas. */
  ofPerson(key: string): Promise<Help[]>;
  /** Of which nobody was told yet, made before then. */
  untold(before: Instant): Promise<Stored<Help>[]>;
  put(help: Help, etag: string | null): Promise<'written' | 'conflict'>;
  /** One that is not there is fine. */
  remove(area: string, id: string): Promise<void>;
  /** Removes those made before then, at most so many. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}
