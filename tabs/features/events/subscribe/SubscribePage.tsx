import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { calendarLink } from '#core/contract/links.ts';
import { useApi } from '../../../api/context.ts';
import { BackLink } from '../../../components/BackLink.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { eventsQuery } from '../api.ts';
import { listAddress } from '../listAddress.ts';
import { CalendarLink } from './CalendarLink.tsx';
import { HowTo } from './HowTo.tsx';
import { MyBookings } from './MyBookings.tsx';
import styles from './SubscribePage.module.css';

/** Calendars to subscribe to: everything, one area, Practice Week, one's own bookings, and how that is done. */
export default function SubscribePage() {
  const query = useQuery({ ...eventsQuery(useApi()), refetchInterval: false });
  const areas = query.data?.areas ?? [];
  const [chosen, setChosen] = useState('');
  const area = areas.find(({ slug }) => slug === chosen);
  const { origin } = location;
  return (
    <Page title="Get them all" before={<BackLink href={listAddress()}>Events</BackLink>}>
      <div className={styles.body}>
        <p className={styles.text}>
          Subscribe once, and events come into your own calendar by themselves: new ones, changes and
          cancellations.
        </p>
        <Section title="Everything">
          <CalendarLink url={calendarLink(origin)} what="everything" />
        </Section>
        <Section title="One priority area">
          <QueryNotice query={query} />
          <Field label="Priority area" className={styles.choice ?? ''}>
            <Select value={area?.slug ?? ''} onChange={(_, { value }) => setChosen(value)}>
              <option value="">Choose an area</option>
              {areas.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {area && <CalendarLink url={calendarLink(origin, { area: area.slug })} what={area.name} />}
        </Section>
        <Section title="Practice Week">
          <p className={styles.text}>The sessions of every Practice Week, as soon as they are published.</p>
          <CalendarLink url={calendarLink(origin, { programme: 'practice-week' })} what="Practice Week" />
        </Section>
        <MyBookings />
        <HowTo />
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
