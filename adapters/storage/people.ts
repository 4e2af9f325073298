/** People, the trail of deeds and deeds to remember for a while, each in a table of its own. */
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { Ids } from '#core/ids.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, OnceStore, PersonStore } from '#core/people/ports.ts';
import { keyText, Rows, tryTransaction, writeAction } from './rows.ts';

const personSchema = z.object({ key: z.string(), name: z.string(), email: z.string() });
const personKeys = (key: string) => ({ partitionKey: keyText(key), rowKey: 'person' });

/** People in the table `people`. */
export class TablePersonStore implements PersonStore {
  readonly #rows: Rows<Person>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: personSchema,
      keys: (person) => personKeys(person.key),
      columns: [],
    });
  }

  async get(key: string): Promise<Person | null> {
    return (await this.#rows.get(personKeys(key)))?.value ?? null;
  }

  async put(person: Person): Promise<void> {
    await this.#rows.put([person]);
  }
}

const auditSchema = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  subject: z.string(),
  detail: z.string(),
});

/** The trail in the table `audit`, a partition a month, so that old months are removed whole. */
export class TableAuditTrail implements AuditTrail {
  readonly #rows: Rows<AuditEntry>;

  constructor(client: TableClient, ids: Ids) {
    this.#rows = new Rows(client, {
      schema: auditSchema,
      keys: (entry) => ({ partitionKey: entry.at.slice(0, 7), rowKey: `${entry.at} ${ids.next()}` }),
      columns: ['what', 'subject'],
    });
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    const months = Map.groupBy(entries, (entry) => entry.at.slice(0, 7));
    for (const month of months.values()) await this.#rows.put(month);
  }
}

const deedSchema = z.object({ key: z.string(), until: z.number() });
const deedKeys = (key: string) => ({ partitionKey: keyText(key), rowKey: 'deed' });

/** Deeds in the table `once`: whoever inserts or replaces the row is the first. */
export class TableOnceStore implements OnceStore {
  readonly #rows: Rows<z.infer<typeof deedSchema>>;
  readonly #clock: Clock;

  constructor(client: TableClient, clock: Clock) {
    this.#clock = clock;
    this.#rows = new Rows(client, { schema: deedSchema, keys: (deed) => deedKeys(deed.key), columns: [] });
  }

  async first(key: string, withinSeconds: number): Promise<boolean> {
    const now = this.#clock.now().getTime();
    const known = await this.#rows.get(deedKeys(key));
    if (known && known.value.until > now) return false;
    const row = this.#rows.encode({ key, until: now + withinSeconds * 1000 });
    return (await tryTransaction(this.#rows.client, [writeAction(row, known?.etag ?? null)])) === 'written';
  }
}
