/** When offers end, in the table `bookingOffers`: finds lapsed ones without looking through every roster. */
import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { type Instant, instantSchema } from '#core/events/event.ts';
import { Rows } from './rows.ts';

const noteSchema = z.object({ eventId: z.string(), until: instantSchema });
type Note = z.infer<typeof noteSchema>;

const partitionKey = 'offer';
const keysOf = (note: Note) => ({ partitionKey, rowKey: `${note.until} ${note.eventId}` });

export class OfferIndex {
  readonly #rows: Rows<Note>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, { schema: noteSchema, keys: keysOf, columns: [] });
  }

  async note(eventId: string, until: Instant): Promise<void> {
    await this.#rows.put([{ eventId, until }]);
  }

  /**
   * Events among the notes up to `now` for which `holds` says that an offer has indeed lapsed, longest first. Notes
   * without such an offer (taken, given up, never written) are removed: no offer is made with an end in the past.
   */
  async lapsed(now: Instant, limit: number, holds: (eventId: string) => Promise<boolean>): Promise<string[]> {
    const notes = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and RowKey le ${`${now} ~`}`);
    const eventIds: string[] = [];
    for (const eventId of new Set(notes.map((note) => note.value.eventId))) {
      if (eventIds.length === limit) break;
      if (await holds(eventId)) eventIds.push(eventId);
      else
        await this.#rows.remove(
          notes.filter((note) => note.value.eventId === eventId).map((note) => keysOf(note.value)),
        );
    }
    return eventIds;
  }
}
