import { AlertUrgentRegular } from '@fluentui/react-icons/svg/alert-urgent';
import { memo } from 'react';
import { Link } from 'wouter';
import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import card from '../../../components/Card.module.css';
import { rememberLeaving } from '../../../components/focus.ts';
import { SampleBadge, StandingBadge } from '../Badge.tsx';
import { spanOnDay } from '../dates.ts';
import styles from './EventItem.module.css';
import { facts } from './facts.ts';
import { ItemActions } from './ItemActions.tsx';

type Props = { event: EventView; now: Instant; areaName: string | null };

/** One event of the list. Deadlines look different, say so, and never offer a place. */
export const EventItem = memo(function EventItem({ event, now, areaName }: Props) {
  const deadline = event.kind === 'keyDate';
  const id = `event-${event.id}`;
  return (
    <li
      className={`${card.card} ${styles.item} ${deadline ? styles.deadline : ''}`}
      data-over={event.end <= now || undefined}
    >
      <p className={styles.time}>
        {deadline ? (
          <span className={styles.deadlineWord}>
            <AlertUrgentRegular aria-hidden /> Deadline
          </span>
        ) : (
          spanOnDay(event)
        )}
      </p>
      <div className={styles.what}>
        <h3 className={card.title}>
          <Link
            href={`/events/${event.id}`}
            id={id}
            className={card.link}
            onClick={() => rememberLeaving(id)}
          >
            {event.title}
          </Link>
        </h3>
        <p className={styles.facts}>{facts(event, now, areaName).join(' · ')}</p>
      </div>
      <div className={styles.side}>
        {event.sample && <SampleBadge />}
        <StandingBadge event={event} now={now} />
        <ItemActions event={event} now={now} />
      </div>
    </li>
  );
});
