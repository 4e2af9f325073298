/** What stands in list and calendar, read past our own readers. */
import { keyProperty } from '#adapters/graph/outlookEvent.ts';
import type { World } from '../world/world.ts';

export type RemoteItem = { id: string; fields: Record<string, unknown> };
export type RemoteEvent = {
  id: string;
  iCalUId: string;
  subject: string;
  body: { content: string };
  start: { dateTime: string };
  end: { dateTime: string };
  isAllDay: boolean;
  isCancelled: boolean;
  isOnlineMeeting: boolean;
  onlineMeeting: { joinUrl: string } | null;
  location: { displayName: string };
  categories: string[];
  showAs: string;
  hideAttendees: boolean;
  attendees: { emailAddress: { address: string } }[];
  singleValueExtendedProperties?: { id: string; value: string }[];
};

/** @throws when Graph does not answer: nothing goes wrong any more by now */
const all = async <T>(world: World, path: string): Promise<T[]> => {
  const found: T[] = [];
  for (let next: string | undefined = path; next; ) {
    const reply = await world.graph('service', 'GET', next, undefined, {
      Prefer: 'outlook.body-content-type="html", outlook.timezone="UTC"',
    });
    if (reply.status !== 200)
      throw new Error(`reading ${next}: ${reply.status} ${JSON.stringify(reply.body)}`);
    found.push(...(reply.body.value as T[]));
    next = reply.body['@odata.nextLink'] as string | undefined;
  }
  return found;
};

export const readItems = (world: World, list: string): Promise<RemoteItem[]> =>
  all(world, `${list}/items?$expand=fields&$top=500`);

export const readEvents = (world: World): Promise<RemoteEvent[]> =>
  all(
    world,
    `${world.places.events}?$top=500&$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${keyProperty}')`)}`,
  );

export const keyOf = (event: RemoteEvent): string | null =>
  event.singleValueExtendedProperties?.find(({ id }) => id === keyProperty)?.value ?? null;
