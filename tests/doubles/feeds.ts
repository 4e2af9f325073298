import type { FeedLinkStore } from '#core/calendars/ports.ts';
import type { Clock } from '#core/clock.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Feed } from '#core/feeds/feed.ts';
import type { FeedStore } from '#core/feeds/ports.ts';
import type { Person } from '#core/people/person.ts';
import { instantOf } from '#core/time/zones.ts';

/** Feeds in memory, with tags that a conditional write must name. */
export class InMemoryFeeds implements FeedStore {
  readonly rows = new Map<string, Stored<Feed>>();
  #tag = 0;

  async list(): Promise<Stored<Feed>[]> {
    return structuredClone([...this.rows.values()]);
  }

  async get(id: string): Promise<Stored<Feed> | null> {
    return structuredClone(this.rows.get(id) ?? null);
  }

  async write(feed: Feed, etag: string | null): Promise<'written' | 'conflict'> {
    if ((this.rows.get(feed.id)?.etag ?? null) !== etag) return 'conflict';
    this.#tag += 1;
    this.rows.set(feed.id, { value: structuredClone(feed), etag: `tag-${this.#tag}` });
    return 'written';
  }

  async remove(id: string): Promise<void> {
    this.rows.delete(id);
  }
}

/** Links to personal calendars in memory. Their tokens can be guessed, as befits a test. */
export class InMemoryFeedLinks implements FeedLinkStore {
  readonly #owners = new Map<string, { person: Person; token: string }>();
  readonly #links = new Map<string, { personKey: string } | { revokedAt: Instant }>();
  readonly #clock: Clock;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async obtain(person: Person): Promise<{ token: string; made: boolean }> {
    const known = this.#owners.get(person.key);
    if (known) return { token: known.token, made: false };
    this.#count += 1;
    const token = `token-${this.#count}`;
    this.#owners.set(person.key, { person, token });
    this.#links.set(token, { personKey: person.key });
    return { token, made: true };
  }

  async revoke(personKey: string): Promise<boolean> {
    const known = this.#owners.get(personKey);
    if (!known) return false;
    this.#links.set(known.token, { revokedAt: instantOf(this.#clock.now()) });
    return this.#owners.delete(personKey);
  }

  async open(token: string): Promise<Person | 'revoked' | null> {
    const link = this.#links.get(token);
    if (!link) return null;
    return ('personKey' in link && this.#owners.get(link.personKey)?.person) || 'revoked';
  }

  async has(personKey: string): Promise<boolean> {
    return this.#owners.has(personKey);
  }

  async forget(before: Instant, most: number): Promise<number> {
    const old = [...this.#links].filter(([, link]) => 'revokedAt' in link && link.revokedAt < before);
    for (const [token] of old.slice(0, most)) this.#links.delete(token);
    return Math.min(old.length, most);
  }
}
