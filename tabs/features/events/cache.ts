import type { QueryClient } from '@tanstack/react-query';
import type { BookingsReply, EventReply, EventsReply } from '#core/contract/api.ts';

/** Puts one event, as the service just told it, into every list that shows it, so that all of them agree at once. */
export function putEvent(queries: QueryClient, reply: EventReply): void {
  queries.setQueryData(['events', 'one', reply.event.id], reply);
  queries.setQueriesData<EventsReply | BookingsReply>(
    { predicate: ({ queryKey }) => queryKey[0] === 'events' && queryKey[1] !== 'one' },
    (list) =>
      list && {
        ...list,
        events: list.events.map((event) =>
          event.id === reply.event.id ? { ...event, ...withoutText(reply.event) } : event,
        ),
      },
  );
}

const withoutText = ({ description: _text, shareUrl: _link, ...view }: EventReply['event']) => view;

/** What the lists already know of an event, as a first answer without its text. */
export function eventInLists(queries: QueryClient, id: string): EventReply | undefined {
  for (const [, list] of queries.getQueriesData<EventsReply>({ queryKey: ['events', 'list'] })) {
    const event = list?.events.find((candidate) => candidate.id === id);
    if (list && event)
      return { now: list.now, me: list.me, event: { ...event, description: '', shareUrl: '' } };
  }
  return undefined;
}
