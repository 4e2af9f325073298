import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { BackLink } from '../../../components/BackLink.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { useNow } from '../../../components/useNow.ts';
import { eventQuery } from '../api.ts';
import { eventInLists } from '../cache.ts';
import { listAddress } from '../listAddress.ts';
import { EventBody } from './EventBody.tsx';
import { placesInWords } from './places.ts';

/** Everything about one event. Drawn at once from what the list knew, completed when the service answers. */
export default function EventPage({ id }: { id: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery({ ...eventQuery(api, id), placeholderData: () => eventInLists(queries, id) });
  const now = useNow(query.data?.now);
  const event = query.data?.event;
  useAnnounced(event ? [event.title, placesInWords(event, now)].filter(Boolean).join('. ') : null);

  const code = query.isError ? asProblem(query.error).code : null;
  if (code === 'notFound') return <NotFoundPage what="event" />;
  if (code === 'forbidden') return <NotForYouPage />;

  return (
    <Page
      title={event?.title ?? 'Event'}
      before={<BackLink href={listAddress()}>Events</BackLink>}
      ready={event !== undefined || query.isError}
    >
      <QueryNotice query={query} />
      {query.data ? (
        <EventBody
          event={query.data.event}
          me={query.data.me}
          now={now}
          complete={!query.isPlaceholderData}
        />
      ) : (
        !query.isError && <Skeleton what="the event" rows={5} />
      )}
    </Page>
  );
}
