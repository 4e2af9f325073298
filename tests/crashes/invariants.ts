/** What must hold once everything is at rest. Read past the service: tables, Graph, and what the programme's editor meant. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { keyProperty } from '#adapters/graph/outlookEvent.ts';
import { eventSchema } from '#adapters/graph/readEvent.ts';
import { type Booking, holdsPlace } from '#core/bookings/booking.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { calendarEntry } from '#core/sync/calendarEntry.ts';
import { bookingFields, bookingKey, listFields } from '#core/sync/listFields.ts';
import { graphAsApp } from '../journeys/harness/asPerson.ts';
import type { MortalStack } from './mortalStack.ts';
import { feed, type MailCount } from './people.ts';
import { type Programme, startOf } from './programme.ts';

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
const item = z.object({ fields: z.record(z.string(), z.unknown()) });
const outlookEvent = eventSchema.extend({ showAs: z.string(), categories: z.array(z.string()) });
type OutlookEvent = z.infer<typeof outlookEvent>;

const everything = async <T>(stack: MortalStack, path: string, of: z.ZodType<T>): Promise<T[]> => {
  const graph = graphAsApp(stack);
  const all: T[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { status, body } = await graph(next);
    if (status !== 200) throw new Error(`Graph answered ${status}: ${JSON.stringify(body)}`);
    const read = page.parse(body);
    all.push(...read.value.map((value) => of.parse(value)));
    next = read['@odata.nextLink']?.replace(`${stack.graphUrl}/v1.0`, '');
  }
  return all;
};

type World = {
  events: CollaborativeEvent[];
  /** By event. */
  bookings: Map<string, readonly Booking[]>;
  eventItems: Record<string, unknown>[];
  bookingItems: Record<string, unknown>[];
  outlook: OutlookEvent[];
};

const readWorld = async (stack: MortalStack): Promise<World> => {
  const { storage, settings } = stack;
  const events = (await storage.events.ofFeed(feed)).map(({ value }) => value);
  const rosters = await Promise.all(events.map(({ id }) => storage.bookings.roster(id)));
  const list = (name: string) => `/sites/${settings.SITE}:/lists/${name}/items?$expand=fields&$top=500`;
  const property = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${keyProperty}')`);
  return {
    events,
    bookings: new Map(rosters.map(({ roster }) => [roster.eventId, roster.bookings])),
    eventItems: (await everything(stack, list('Events'), item)).map(({ fields }) => fields),
    bookingItems: (await everything(stack, list('Bookings'), item)).map(({ fields }) => fields),
    outlook: await everything(
      stack,
      `/users/${settings.ORGANISER_MAILBOX}/events?$expand=${property}&$top=200`,
      outlookEvent,
    ),
  };
};

const isLive = ({ state }: CollaborativeEvent): boolean => state === 'published';

/** Exactly one thing for each key, none for any other key. */
const oneEach = (what: string, wanted: readonly string[], standing: readonly string[]): string[] => {
  const counts = new Map(standing.map((key) => [key, standing.filter((other) => other === key).length]));
  return [
    ...wanted
      .filter((key) => counts.get(key) !== 1)
      .map((key) => `${what} ${key} stands ${counts.get(key) ?? 0} times`),
    ...[...counts.keys()]
      .filter((key) => !wanted.includes(key))
      .map((key) => `${what} ${key} should not stand`),
  ];
};

/** Fields that say something else than ours; a field that is empty is left out by SharePoint. */
const differences = (
  what: string,
  ours: Record<string, unknown>,
  theirs: Record<string, unknown> | undefined,
): string[] =>
  theirs
    ? Object.entries(ours)
        .filter(([name, value]) => !isDeepStrictEqual(value ?? null, theirs[name] ?? null))
        .map(
          ([name, value]) =>
            `${what}: ${name} is ${JSON.stringify(theirs[name])}, not ${JSON.stringify(value)}`,
        )
    : [];

const keyOf = ({ singleValueExtendedProperties }: OutlookEvent): string =>
  singleValueExtendedProperties?.find(({ id }) => id === keyProperty)?.value ?? 'without a key';

const instant = (moment: { dateTime: string }): string => `${moment.dateTime.slice(0, 19)}Z`;

const outlookFacts = (event: OutlookEvent): Record<string, unknown> => ({
  subject: event.subject,
  start: instant(event.start),
  end: instant(event.end),
  allDay: event.isAllDay,
  location: event.location?.displayName || null,
  showAs: event.showAs,
});

const projectionFlaws = (world: World, publicUrl: string): string[] => {
  const live = world.events.filter(isLive);
  const ids = live.map(({ id }) => id);
  return [
    ...oneEach(
      'item',
      ids,
      world.eventItems.map(({ Key }) => String(Key)),
    ),
    ...oneEach('Outlook event', ids, world.outlook.map(keyOf)),
    ...live.flatMap((event) => {
      const { subject, start, end, allDay, location, showAs } = calendarEntry(event, publicUrl);
      const entry = world.outlook.find((one) => keyOf(one) === event.id);
      return [
        ...differences(
          `item ${event.id}`,
          listFields(event),
          world.eventItems.find(({ Key }) => Key === event.id),
        ),
        ...differences(
          `Outlook event ${event.id}`,
          { subject, start, end, allDay, location, showAs },
          entry && outlookFacts(entry),
        ),
      ];
    }),
  ];
};

const bookingFlaws = (world: World): string[] => {
  const standing = world.events
    .filter(isLive)
    .flatMap((event) =>
      (world.bookings.get(event.id) ?? [])
        .filter(({ state }) => state !== 'cancelled')
        .map((booking) => ({ event, booking, key: bookingKey(booking) })),
    );
  return [
    ...oneEach(
      'booking item',
      standing.map(({ key }) => key),
      world.bookingItems.map(({ Key }) => String(Key)),
    ),
    ...standing.flatMap(({ event, booking, key }) =>
      differences(
        `booking item ${key}`,
        bookingFields(booking, event),
        world.bookingItems.find(({ Key }) => Key === key),
      ),
    ),
    ...world.events.flatMap((event) => {
      const bookings = world.bookings.get(event.id) ?? [];
      const held = bookings.filter(holdsPlace).length;
      const going = bookings.filter(({ state }) => state === 'going').map(({ person }) => person.email);
      const entry = world.outlook.find((one) => keyOf(one) === event.id);
      const invited = (entry?.attendees ?? []).map(({ emailAddress }) => emailAddress.address ?? '');
      return [
        ...(event.capacity !== null && held > event.capacity
          ? [`event ${event.id} has ${event.capacity} places and ${held} are held`]
          : []),
        ...(entry && !isDeepStrictEqual(going.toSorted(), invited.toSorted())
          ? [`event ${event.id}: ${going.join(' ')} are going, ${invited.join(' ')} are invited`]
          : []),
      ];
    }),
  ];
};

/** What was acknowledged to people has come about. */
const promiseFlaws = (world: World, { rows, promised }: Programme): string[] => {
  const byUid = new Map(
    rows.map((row) => [row.uid, world.events.filter(({ source }) => source?.uid === row.uid)]),
  );
  return [
    ...rows.flatMap((row) => {
      const [event, ...others] = byUid.get(row.uid) ?? [];
      if (!event) return row.withdrawn ? [] : [`${row.uid} is lost`];
      // What was taken out of the file stays as it was last.
      const is = row.withdrawn ? [event.state] : [event.title, event.start, event.state];
      const meant = row.withdrawn ? ['cancelled'] : [row.title, startOf(row), 'published'];
      return [
        ...(others.length > 0 ? [`${row.uid} is there ${others.length + 1} times`] : []),
        ...(isDeepStrictEqual(is, meant) ? [] : [`${row.uid} is ${is.join(', ')}, not ${meant.join(', ')}`]),
      ];
    }),
    ...promised.flatMap(({ uid, email, reply }) => {
      const [event] = byUid.get(uid) ?? [];
      const bookings = world.bookings.get(event?.id ?? '') ?? [];
      const mine = bookings.filter(({ person }) => person.email === email);
      const [booking] = mine;
      if (mine.length !== 1 || !booking) return [`${email} booked ${uid} and has ${mine.length} bookings`];
      if (reply === 'declined')
        return booking.state === 'cancelled' ? [] : [`${email} declined ${uid} and is ${booking.state}`];
      if (booking.state === 'cancelled') return [`${email} has lost the place at ${uid}`];
      return reply === 'accepted' && booking.reply?.response !== 'accepted'
        ? [`the reply of ${email} to ${uid} is lost`]
        : [];
    }),
  ];
};

/** Everybody books once, so everybody is invited once at most, and told of a cancellation once at most. */
const mailFlaws = ({ bookings }: World, mails: readonly MailCount[]): string[] => {
  const held = new Map<string, number>();
  for (const { person } of [...bookings.values()].flat())
    held.set(person.email, (held.get(person.email) ?? 0) + 1);
  return mails
    .filter(({ recipient }) => held.has(recipient))
    .flatMap(({ recipient, invitation, cancellation }) => [
      ...(invitation > (held.get(recipient) ?? 0) ? [`${recipient} was invited ${invitation} times`] : []),
      ...(cancellation > (held.get(recipient) ?? 0)
        ? [`${recipient} was told of ${cancellation} cancellations`]
        : []),
    ]);
};

/** Every way in which the world is not as it should be, in words; none when all is well. */
export const flaws = async (
  stack: MortalStack,
  programme: Programme,
  mails: readonly MailCount[],
): Promise<string[]> => {
  const world = await readWorld(stack);
  return [
    ...projectionFlaws(world, stack.settings.PUBLIC_URL ?? ''),
    ...bookingFlaws(world),
    ...promiseFlaws(world, programme),
    ...mailFlaws(world, mails),
  ];
};
