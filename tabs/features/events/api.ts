import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BookRequest, EventReply } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import type { Api } from '../../api/api.ts';
import { checked, checkedEvents } from '../../api/checked.ts';
import { eventPath, eventsPath } from '../../api/firstRequest.ts';

/** How often an open page asks again, so that what happened in chat or in Outlook shows. */
const refreshMs = 60_000;

/** Instants from (included) to (not included). */
export type Range = { from: Instant; to: Instant };

/** The events of a range; without one, from today for eight weeks. */
export const eventsQuery = (api: Api, range?: Range) =>
  queryOptions({
    queryKey: ['events', 'list', range?.from ?? null, range?.to ?? null],
    queryFn: async ({ signal }) =>
      checkedEvents(
        await api.send(range ? `${eventsPath}?from=${range.from}&to=${range.to}` : eventsPath, { signal }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });

export const eventQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['events', 'one', id],
    queryFn: async ({ signal }) => checked('eventReplySchema', await api.send(eventPath(id), { signal })),
    refetchInterval: refreshMs,
  });

/** Everything this reader has booked, whenever it is. */
export const bookingsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['events', 'mine'],
    queryFn: async ({ signal }) =>
      checked('bookingsReplySchema', await api.send('/api/bookings', { signal })),
    refetchInterval: refreshMs,
  });

const bookingPath = (id: string): string => `${eventPath(id)}/booking`;

/** Books, joins the waiting list or accepts an offer: whichever is next for this person, or for the guest. */
export const book = async (api: Api, id: string, request: BookRequest = {}): Promise<EventReply> =>
  checked('eventReplySchema', await api.send(bookingPath(id), { method: 'POST', body: request }));

/** Gives up a place or leaves the waiting list. */
export const giveUp = async (api: Api, id: string): Promise<EventReply> =>
  checked('eventReplySchema', await api.send(bookingPath(id), { method: 'DELETE' }));

export const calendarFile = (api: Api, id: string): Promise<Blob> =>
  api.file(`${eventPath(id)}/calendar.ics`);
