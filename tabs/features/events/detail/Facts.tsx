import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EventDetailView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { phaseNames } from '#core/events/names.ts';
import { useApi } from '../../../api/context.ts';
import { eventsQuery } from '../api.ts';
import { clockFirst } from '../dates.ts';
import { attendanceWords } from '../words.ts';
import styles from './EventBody.module.css';

/** Where, for whom, until when: what is known, and nothing about what is not. */
export function Facts({ event, now }: { event: EventDetailView; now: Instant }) {
  const areas = useQuery({ ...eventsQuery(useApi()), refetchInterval: false }).data?.areas;
  const area = areas?.find(({ slug }) => slug === event.area)?.name;
  const facts: [string, ReactNode][] = [
    ['Where', where(event)],
    ['Who it is for', forWhom(event)],
    ['Priority area', area ?? ''],
    ['Programme', [event.programme, event.theme].filter(Boolean).join(', ')],
    ['Booking closes', closes(event, now)],
    ['What to do', event.link ? <LinkOut key="link" url={event.link} /> : ''],
    ['Reference', event.reference],
  ];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">At a glance</h2>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const where = ({ venue, attendance }: EventDetailView): string =>
  [venue, attendance === 'inPerson' && venue ? '' : attendanceWords[attendance]].filter(Boolean).join('. ');

const forWhom = ({ audience, phases }: EventDetailView): string =>
  [audience ?? '', phases.map((phase) => phaseNames[phase]).join(', ')].filter(Boolean).join('. ');

const closes = ({ bookBy, bookable }: EventDetailView, now: Instant): string =>
  bookBy && bookBy > now && bookable.now ? clockFirst(bookBy) : '';

const LinkOut = ({ url }: { url: string }) => (
  <a href={url} target="_blank" rel="noreferrer" className={styles.link}>
    {new URL(url).host}
    <span className="visually-hidden"> (opens in a browser)</span>
  </a>
);
