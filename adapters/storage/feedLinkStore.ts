import { createHash, createHmac, randomBytes } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { FeedLinkStore } from '#core/calendars/ports.ts';
import type { Clock } from '#core/clock.ts';
import { type Instant, instantSchema } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Person } from '#core/people/person.ts';
import { instantOf } from '#core/time/zones.ts';
import { keyText, Rows } from './rows.ts';

const ownerSchema = z.object({
  person: z.object({ key: z.string(), name: z.string(), email: z.string() }),
  /** With the service's secret it makes the token anew. */
  nonce: z.string(),
  /** Of the token that was given out. */
  hash: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

/** `personKey` null: revoked, at that moment; whose it was is forgotten. */
const linkSchema = z.object({
  hash: z.string(),
  personKey: z.string().nullable(),
  revokedAt: instantSchema.nullable().default(null),
});
type Link = z.infer<typeof linkSchema>;

const ownerKeys = (personKey: string) => ({ partitionKey: 'owner', rowKey: keyText(personKey) });
const linkKeys = (hash: string) => ({ partitionKey: 'link', rowKey: hash });
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Links to personal calendars in the table `feedLinks`: a row for each owner, a row for each link by its hash. The
 * token itself stands nowhere: it is an HMAC of owner and nonce, so that its owner can be shown it again.
 */
export class TableFeedLinkStore implements FeedLinkStore {
  readonly #owners: Rows<Owner>;
  readonly #links: Rows<Link>;
  readonly #secret: string;
  readonly #clock: Clock;

  constructor(client: TableClient, secret: string, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
    this.#owners = new Rows(client, {
      schema: ownerSchema,
      keys: ({ person }) => ownerKeys(person.key),
      columns: [],
    });
    this.#links = new Rows<Link>(client, {
      schema: linkSchema,
      keys: ({ hash }) => linkKeys(hash),
      columns: [],
      derived: ({ revokedAt }): Record<string, string> => (revokedAt === null ? {} : { revokedAt }),
    });
  }

  async obtain(person: Person): Promise<{ token: string; made: boolean }> {
    const known = await this.#owners.get(ownerKeys(person.key));
    if (!known) return this.#make(person, null);
    const token = this.#tokenOf(person.key, known.value.nonce);
    // Another hash: the service has another secret than when the link was made, and cannot say that link again.
    if (known.value.hash !== hashOf(token)) return this.#make(person, known);
    const opened = await this.open(token);
    if (opened === 'revoked') return this.#make(person, known);
    // Its maker was cut off before the link stood, or is just about to write it.
    if (opened === null) await this.#insertLink(person.key, token);
    return { token, made: false };
  }

  /** The link dies first: a crash in between leaves an owner whose link is revoked, and the next one is new. */
  async revoke(personKey: string): Promise<boolean> {
    const known = await this.#owners.get(ownerKeys(personKey));
    if (!known) return false;
    await this.#end(known.value);
    await this.#owners.removeOne(ownerKeys(personKey), known.etag);
    return true;
  }

  async open(token: string): Promise<Person | 'revoked' | null> {
    const link = await this.#links.get(linkKeys(hashOf(token)));
    if (!link) return null;
    if (link.value.personKey === null) return 'revoked';
    return (await this.#owners.get(ownerKeys(link.value.personKey)))?.value.person ?? 'revoked';
  }

  async has(personKey: string): Promise<boolean> {
    return (await this.#owners.get(ownerKeys(personKey))) !== null;
  }

  forget(before: Instant, most: number): Promise<number> {
    return this.#links.removeFirst(odata`PartitionKey eq ${'link'} and revokedAt lt ${before}`, most);
  }

  /** The owner's row first: a link whose owner nobody knows opens nothing. The loser of a race takes the winner's. */
  async #make(person: Person, known: Stored<Owner> | null): Promise<{ token: string; made: boolean }> {
    if (known) await this.#end(known.value);
    const nonce = randomBytes(16).toString('base64url');
    const token = this.#tokenOf(person.key, nonce);
    const written = await this.#owners.write({ person, nonce, hash: hashOf(token) }, known?.etag ?? null);
    if (written === 'conflict') return this.obtain(person);
    await this.#insertLink(person.key, token);
    return { token, made: true };
  }

  /** Never over a row that is there: a link revoked in the same moment stays revoked. */
  async #insertLink(personKey: string, token: string): Promise<void> {
    await this.#links.write({ hash: hashOf(token), personKey, revokedAt: null }, null);
  }

  async #end({ hash }: Pick<Owner, 'hash'>): Promise<void> {
    await this.#links.put([{ hash, personKey: null, revokedAt: instantOf(this.#clock.now()) }]);
  }

  #tokenOf(personKey: string, nonce: string): string {
    return createHmac('sha256', this.#secret).update(`calendar.v1.${nonce}.${personKey}`).digest('base64url');
  }
}
