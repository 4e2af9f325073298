import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addDays, firstOfMonth } from '#core/time/days.ts';
import { monthAndYear } from '#core/time/wording.ts';
import { dayOf, localMidnight, ukZone } from '#core/time/zones.ts';
import { useApi } from '../../../api/context.ts';
import { counted } from '../../../components/counted.ts';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { useNow } from '../../../components/useNow.ts';
import { eventsQuery } from '../api.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { filtersOf, matches } from '../filters/filters.ts';
import { rememberList } from '../listAddress.ts';
import { PageActions } from '../PageActions.tsx';
import { Views } from '../Views.tsx';
import { DayList } from './DayList.tsx';
import { MonthBar } from './MonthBar.tsx';
import styles from './MonthPage.module.css';
import { MonthTable } from './MonthTable.tsx';
import { eventsByDay, weeksOfMonth } from './monthGrid.ts';

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A month of events as a table, with the chosen day in full below. On phones the month is a list. */
export default function MonthPage() {
  const api = useApi();
  const search = useSearch();
  const [, navigate] = useLocation();
  const now = useNow(useQuery(eventsQuery(api)).data?.now);
  const asked = new URLSearchParams(search).get('day') ?? '';
  const day = dayPattern.test(asked) ? asked : dayOf(now, ukZone);
  const weeks = weeksOfMonth(day);
  const firstDay = weeks[0]?.[0] ?? day;
  const range = {
    from: localMidnight(firstDay, ukZone),
    to: localMidnight(addDays(firstDay, 7 * weeks.length), ukZone),
  };
  const query = useQuery(eventsQuery(api, range));
  useEffect(() => rememberList('/events/month', search), [search]);

  const days = useMemo(() => {
    const filters = filtersOf(search);
    return eventsByDay((query.data?.events ?? []).filter((event) => matches(filters, event)));
  }, [query.data, search]);
  const month = firstOfMonth(day);
  const inMonth = new Set(
    [...days]
      .filter(([each]) => firstOfMonth(each) === month)
      .flatMap(([, events]) => events.map(({ id }) => id)),
  );
  const settled = query.data !== undefined && !query.isPlaceholderData;
  const summary = `${monthAndYear(month)}, ${inMonth.size === 0 ? 'no events' : counted(inMonth.size, 'event')}`;
  useAnnounced(settled ? summary : null);

  const choose = (chosen: string): void => {
    const parameters = new URLSearchParams(search);
    parameters.set('day', chosen);
    navigate(`/events/month?${parameters}`, { replace: true });
  };

  return (
    <Page
      title="Events"
      ready={query.data !== undefined || query.isError}
      actions={query.data && <PageActions me={query.data.me} />}
    >
      <div className={styles.toolbar}>
        <Views view="month" />
        <FilterBar filters={filtersOf(search)} areas={query.data?.areas ?? []} count={inMonth.size} />
      </div>
      <QueryNotice query={query} />
      <MonthBar day={day} today={dayOf(now, ukZone)} onChoose={choose} />
      {query.data ? (
        <>
          <MonthTable
            caption={summary}
            weeks={weeks}
            days={days}
            chosen={day}
            today={dayOf(now, ukZone)}
            onChoose={choose}
          />
          <DayList month={month} chosen={day} days={days} now={now} areas={query.data.areas} />
        </>
      ) : (
        !query.isError && <Skeleton what="the month" rows={6} />
      )}
    </Page>
  );
}
