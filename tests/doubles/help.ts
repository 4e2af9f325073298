import type { Help } from '#core/areas/help.ts';
import type { HelpStore } from '#core/areas/ports.ts';
import type { Stored } from '#core/events/ports.ts';
import { TaggedRows } from './taggedRows.ts';

/** Offers of help in memory. */
export class InMemoryHelp implements HelpStore {
  readonly rows = new TaggedRows<Help>(({ area, id }) => `${area} ${id}`);

  async ofArea(area: string): Promise<Stored<Help>[]> {
    return this.rows
      .all()
      .filter(({ value }) => value.area === area)
      .sort(({ value: a }, { value: b }) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
  }

  async get(area: string, id: string): Promise<Stored<Help> | null> {
    return this.rows.get(`${area} ${id}`);
  }

  async ofPerson(key: string): Promise<Help[]> {
    return this.#found(({ from }) => from.key === key).map(({ value }) => value);
  }

  async untold(before: string): Promise<Stored<Help>[]> {
    return this.#found(({ told, at }) => told === 'no' && at < before);
  }

  async put(help: Help, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(help, etag);
  }

  async remove(area: string, id: string): Promise<void> {
    const known = await this.get(area, id);
    if (known) this.rows.remove(`${area} ${id}`, known.etag);
  }

  async forget(before: string, most: number): Promise<number> {
    const old = this.#found(({ at }) => at < before).slice(0, most);
    for (const { value, etag } of old) this.rows.remove(`${value.area} ${value.id}`, etag);
    return old.length;
  }

  #found(fits: (help: Help) => boolean): Stored<Help>[] {
    return this.rows.all().filter(({ value }) => fits(value));
  }
}
