import type { Area } from '#core/areas/area.ts';
import type { Meeting } from '#core/areas/meeting.ts';
import type { AreaStore, FollowStore, MeetingStore } from '#core/areas/ports.ts';
import type { Stored } from '#core/events/ports.ts';
import { TaggedRows } from './taggedRows.ts';

/** Areas in memory. */
export class InMemoryAreas implements AreaStore {
  readonly rows = new TaggedRows<Area>(({ slug }) => slug);

  seed(...areas: Area[]): void {
    for (const area of areas) this.rows.seed(area);
  }

  async list(): Promise<Stored<Area>[]> {
    return this.rows
      .all()
      .sort(({ value: a }, { value: b }) => a.order - b.order || a.name.localeCompare(b.name, 'en-GB'));
  }

  async get(slug: string): Promise<Stored<Area> | null> {
    return this.rows.get(slug);
  }

  async put(area: Area, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(area, etag);
  }
}

/** Meetings in memory. */
export class InMemoryMeetings implements MeetingStore {
  readonly rows = new TaggedRows<Meeting>(({ area, id }) => `${area} ${id}`);

  async ofArea(area: string): Promise<Stored<Meeting>[]> {
    return this.rows
      .all()
      .filter(({ value }) => value.area === area)
      .sort(({ value: a }, { value: b }) => b.heldOn.localeCompare(a.heldOn) || a.id.localeCompare(b.id));
  }

  async get(area: string, id: string): Promise<Stored<Meeting> | null> {
    return this.rows.get(`${area} ${id}`);
  }

  async put(meeting: Meeting, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(meeting, etag);
  }
}

/** Who follows what, in memory. */
export class InMemoryFollows implements FollowStore {
  readonly #pairs = new Set<string>();

  async ofPerson(key: string): Promise<string[]> {
    return this.#read(0, key, 1);
  }

  async follow(key: string, area: string): Promise<void> {
    this.#pairs.add(JSON.stringify([key, area]));
  }

  async unfollow(key: string, area: string): Promise<void> {
    this.#pairs.delete(JSON.stringify([key, area]));
  }

  async within({ after, upTo }: { after: string | null; upTo: string | null }) {
    const known = new Map<string, Set<string>>();
    for (const pair of this.#pairs) {
      const [person, area]: [string, string] = JSON.parse(pair);
      if ((after !== null && person <= after) || (upTo !== null && person > upTo)) continue;
      known.set(person, (known.get(person) ?? new Set()).add(area));
    }
    return known;
  }

  async *followers(area: string): AsyncIterable<string> {
    yield* this.#read(1, area, 0);
  }

  async count(area: string): Promise<number> {
    return this.#read(1, area, 0).length;
  }

  #read(by: 0 | 1, known: string, wanted: 0 | 1): string[] {
    return [...this.#pairs]
      .map((pair): [string, string] => JSON.parse(pair))
      .filter((pair) => pair[by] === known)
      .map((pair) => pair[wanted]);
  }
}
