import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import { type Booking, bookingStates } from '#core/bookings/booking.ts';
import type { BookingStore, StoredRoster } from '#core/bookings/ports.ts';
import { type Instant, instantSchema } from '#core/events/event.ts';
import { inParallel, tableConcurrency } from './inParallel.ts';
import { OfferIndex } from './offerIndex.ts';
import { keyText, Rows, tryTransaction, writeAction } from './rows.ts';

const bookingSchema: z.ZodType<Booking> = z.object({
  eventId: z.string(),
  person: z.object({ key: z.string(), name: z.string(), email: z.string() }),
  state: z.enum(bookingStates),
  reference: z.string(),
  bookedBy: z.string(),
  queuedAt: instantSchema,
  changedAt: instantSchema,
  offeredUntil: instantSchema.nullable(),
  reply: z.object({ response: z.enum(['accepted', 'tentative']), at: instantSchema }).optional(),
});

const headSchema = z.object({ eventId: z.string(), placesHeld: z.number().int() });
const visitSchema = z.object({ personKey: z.string(), eventId: z.string() });

const seatKeys = (eventId: string, personKey: string) => ({
  partitionKey: eventId,
  rowKey: `seat-${keyText(personKey)}`,
});

/**
 * `roster` sorts before every `seat-…`: when a roster takes more than one page to read, its tag is the oldest thing
 * read, so that a change between the pages makes the next write fail instead of overbooking.
 */
const headRow = 'roster';

/**
 * Bookings in the table `bookings`, one partition an event: a row `roster` whose tag guards the whole, a row for each
 * booking. Beside it two indexes, written before the truth and checked against it on reading: by person, by offer.
 */
export class TableBookingStore implements BookingStore {
  readonly #heads;
  readonly #seats;
  readonly #visits;
  readonly #offers;

  constructor(bookings: TableClient, bookingsByPerson: TableClient, bookingOffers: TableClient) {
    this.#heads = new Rows(bookings, {
      schema: headSchema,
      keys: (head) => ({ partitionKey: head.eventId, rowKey: headRow }),
      columns: ['placesHeld'],
    });
    this.#seats = new Rows(bookings, {
      schema: bookingSchema,
      keys: (booking) => seatKeys(booking.eventId, booking.person.key),
      columns: ['state'],
    });
    this.#visits = new Rows(bookingsByPerson, {
      schema: visitSchema,
      keys: (visit) => ({ partitionKey: keyText(visit.personKey), rowKey: visit.eventId }),
      columns: [],
    });
    this.#offers = new OfferIndex(bookingOffers);
  }

  async roster(eventId: string): Promise<StoredRoster> {
    const bookings: Booking[] = [];
    let etag: string | null = null;
    const rows = this.#seats.client.listEntities<Record<string, unknown>>({
      queryOptions: { filter: odata`PartitionKey eq ${eventId}` },
    });
    for await (const row of rows)
      if (row.rowKey === headRow) etag = row.etag;
      else bookings.push(this.#seats.decode(row).value);
    return { roster: { eventId, bookings }, etag };
  }

  async placesHeld(eventIds: readonly string[]): Promise<Map<string, number>> {
    const heads = await this.#heads.getAcross(headRow, [...new Set(eventIds)]);
    return new Map(heads.map(({ value }) => [value.eventId, value.placesHeld]));
  }

  async write(
    eventId: string,
    changed: readonly Booking[],
    placesHeld: number,
    etag: string | null,
    gone: readonly string[] = [],
  ): Promise<'written' | 'conflict'> {
    await inParallel(changed, tableConcurrency, async (booking) => {
      await this.#visits.put([{ personKey: booking.person.key, eventId }]);
      if (booking.state === 'offered' && booking.offeredUntil)
        await this.#offers.note(eventId, booking.offeredUntil);
    });
    const seats = changed.map(
      (booking): TransactionAction => ['upsert', this.#seats.encode(booking), 'Replace'],
    );
    const left = gone.map((key): TransactionAction => ['delete', seatKeys(eventId, key)]);
    const head = writeAction(this.#heads.encode({ eventId, placesHeld }), etag);
    return tryTransaction(this.#seats.client, [head, ...seats, ...left]);
  }

  async ofPerson(personKey: string): Promise<Booking[]> {
    const visits = await this.#visits.query(odata`PartitionKey eq ${keyText(personKey)}`);
    const seats = await this.#seats.getMany(visits.map(({ value }) => seatKeys(value.eventId, personKey)));
    return seats.map((seat) => seat.value);
  }

  async forgetPerson(personKey: string): Promise<void> {
    const visits = await this.#visits.query(odata`PartitionKey eq ${keyText(personKey)}`);
    await this.#visits.remove(
      visits.map(({ value }) => ({ partitionKey: keyText(personKey), rowKey: value.eventId })),
    );
  }

  /** The head last: while it stands there may be something left of the roster. */
  async forget(eventId: string): Promise<number> {
    const { roster } = await this.roster(eventId);
    await inParallel(roster.bookings, tableConcurrency, ({ person }) =>
      this.#visits.removeOne({ partitionKey: keyText(person.key), rowKey: eventId }),
    );
    await this.#seats.remove(roster.bookings.map(({ person }) => seatKeys(eventId, person.key)));
    await this.#heads.removeOne({ partitionKey: eventId, rowKey: headRow });
    return roster.bookings.length;
  }

  withLapsedOffers(now: Instant, limit: number): Promise<string[]> {
    return this.#offers.lapsed(now, limit, async (eventId) => {
      const { roster } = await this.roster(eventId);
      return roster.bookings.some(
        (booking) =>
          booking.state === 'offered' && booking.offeredUntil !== null && booking.offeredUntil <= now,
      );
    });
  }
}
