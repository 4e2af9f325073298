import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { type ChatPlace, type ChatPlaceStore, type ChatReason, chatReasons } from '#core/delivery/chat.ts';
import { keyText, Rows } from './rows.ts';

const placeSchema = z.object({
  person: z.string(),
  email: z.string(),
  tenantId: z.string(),
  serviceUrl: z.string(),
  conversationId: z.string(),
  botId: z.string(),
  // Rows from before reasons were kept have none.
  closed: z.enum(chatReasons).nullable().default(null),
});
const personKeys = (person: string) => ({ partitionKey: 'person', rowKey: keyText(person) });

const addressSchema = z.object({ email: z.string(), tenantId: z.string(), person: z.string() });
type Address = z.infer<typeof addressSchema>;
const addressKeys = ({ email, tenantId }: { email: string; tenantId: string }) => ({
  partitionKey: keyText(`address ${tenantId}`),
  rowKey: keyText(email),
});

const addressesOf = (person: string): string =>
  odata`PartitionKey ge ${'address'} and PartitionKey lt ${'addresst'} and person eq ${person}`;

/** In the table `chatPlaces`: a row for each person, and one for each address that points at a person. */
export class TableChatPlaceStore implements ChatPlaceStore {
  readonly #places: Rows<ChatPlace>;
  readonly #addresses: Rows<Address>;

  constructor(client: TableClient) {
    this.#places = new Rows(client, {
      schema: placeSchema,
      keys: ({ person }) => personKeys(person),
      columns: [],
    });
    this.#addresses = new Rows<Address>(client, {
      schema: addressSchema,
      keys: addressKeys,
      columns: [],
      derived: ({ person }) => ({ person }),
    });
  }

  async of(person: string): Promise<ChatPlace | null> {
    return (await this.#places.get(personKeys(person)))?.value ?? null;
  }

  /** A pointer left behind by somebody who has another address by now counts for nothing. */
  async byAddress(email: string, tenantId: string): Promise<ChatPlace | null> {
    if (email === '') return null;
    const pointer = await this.#addresses.get(addressKeys({ email, tenantId }));
    const place = pointer && (await this.of(pointer.value.person));
    return place?.email === email && place.tenantId === tenantId ? place : null;
  }

  async within({ after, upTo }: { after: string | null; upTo: string | null }) {
    const first = odata`PartitionKey eq ${'person'} and RowKey gt ${after === null ? '' : keyText(after)}`;
    const filter = upTo === null ? first : `${first} and ${odata`RowKey le ${keyText(upTo)}`}`;
    const places = await this.#places.query(filter);
    return new Map(places.map(({ value }) => [value.person, value.closed]));
  }

  async put(place: ChatPlace): Promise<void> {
    const { email, tenantId, person } = place;
    await this.#places.put([place]);
    if (email !== '') await this.#addresses.put([{ email, tenantId, person }]);
  }

  async close(person: string, reason: ChatReason): Promise<void> {
    const known = await this.#places.get(personKeys(person));
    if (known) await this.#places.write({ ...known.value, closed: reason }, known.etag);
  }

  /** Addresses first: whoever is cut off in between finds them again by the person. */
  async remove(person: string): Promise<void> {
    for (const { value } of await this.#addresses.query(addressesOf(person)))
      await this.#addresses.removeOne(addressKeys(value));
    await this.#places.removeOne(personKeys(person));
  }
}
