import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { useApi } from '../../../api/context.ts';
import { counted } from '../../../components/counted.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { useNow } from '../../../components/useNow.ts';
import { bookingsQuery, eventsQuery } from '../api.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { filtersOf, matches } from '../filters/filters.ts';
import { rememberList } from '../listAddress.ts';
import { PageActions } from '../PageActions.tsx';
import { Views } from '../Views.tsx';
import { Agenda } from './Agenda.tsx';
import styles from './EventsPage.module.css';
import { comingUp, grouped, past } from './grouping.ts';
import { type Period, rangeOf } from './range.ts';

/** The list of events: coming up or past, by week and month. */
export function EventsPage() {
  const api = useApi();
  const search = useSearch();
  const filters = filtersOf(search);
  const period: Period = new URLSearchParams(search).get('when') === 'past' ? 'past' : 'coming';
  const [stretch, setStretch] = useState(1);
  useEffect(() => rememberList('/events', search), [search]);

  const standard = useQuery(eventsQuery(api));
  const now = useNow(standard.data?.now);
  const range = rangeOf(period, stretch, now);
  const wider = useQuery({
    ...eventsQuery(api, range ?? undefined),
    enabled: range !== null && !filters.mine,
  });
  const mine = useQuery({ ...bookingsQuery(api), enabled: filters.mine });
  const query = filters.mine ? mine : range ? wider : standard;

  const areas = standard.data?.areas ?? [];
  const events = useMemo(() => {
    const shown = (query.data?.events ?? []).filter((event) => matches(filtersOf(search), event));
    return period === 'past' ? past(shown, now) : comingUp(shown, now);
  }, [query.data, search, period, now]);
  const ready = query.data !== undefined && standard.data !== undefined;
  const count = counted(events.length, 'event');

  useAnnounced(ready && !query.isPlaceholderData ? `${period === 'past' ? 'Past' : 'List'}, ${count}` : null);

  return (
    <Page
      title="Events"
      ready={ready || query.isError}
      actions={standard.data && <PageActions me={standard.data.me} />}
    >
      <div className={styles.toolbar}>
        <Views view={period} />
        <FilterBar filters={filters} areas={areas} count={events.length} />
      </div>
      {standard.data?.events.some((event) => event.sample) && (
        <div className={styles.note}>
          <Notice tone="info">
            Events marked Sample show how these pages work. They will not take place.
          </Notice>
        </div>
      )}
      <QueryNotice query={query} />
      {ready ? (
        <Agenda
          groups={grouped(events, now)}
          now={now}
          areas={areas}
          period={period}
          filtered={search !== ''}
          onMore={filters.mine ? null : () => setStretch(stretch + 1)}
          loadingMore={query.isPlaceholderData}
          until={range ?? standard.data}
        />
      ) : (
        !query.isError && <Skeleton what="events" rows={7} />
      )}
    </Page>
  );
}
