import { AlertUrgentRegular } from '@fluentui/react-icons/svg/alert-urgent';
import type { EventDetailView, Me } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { kindNames } from '#core/events/names.ts';
import { whenWords } from '#core/time/wording.ts';
import { SampleBadge, StandingBadge } from '../Badge.tsx';
import { ukTimeNote } from '../dates.ts';
import styles from './EventBody.module.css';
import { Facts } from './Facts.tsx';
import { GuestForm } from './GuestForm.tsx';
import { KeepActions } from './KeepActions.tsx';
import { Paragraphs } from './Paragraphs.tsx';
import { PlacesCard } from './PlacesCard.tsx';

type Props = {
  event: EventDetailView;
  me: Me;
  now: Instant;
  /** False while only what the list knew is here. */
  complete: boolean;
};

export function EventBody({ event, me, now, complete }: Props) {
  const deadline = event.kind === 'keyDate';
  return (
    <div className={styles.columns}>
      <div className={styles.head}>
        <p className={styles.marks}>
          {deadline ? (
            <span className={styles.deadline}>
              <AlertUrgentRegular aria-hidden /> Deadline
            </span>
          ) : (
            <span>{kindNames[event.kind]}</span>
          )}
          <StandingBadge event={event} now={now} />
          {event.sample && <SampleBadge />}
        </p>
        <p className={styles.when}>
          {whenWords(event)}
          {event.allDay ? '' : ukTimeNote(now)}
        </p>
      </div>
      <div className={styles.side}>
        <PlacesCard event={event} now={now} />
        <KeepActions event={event} complete={complete} />
      </div>
      <div className={styles.body}>
        {event.description !== '' && (
          <section aria-labelledby="about">
            <h2 id="about">About</h2>
            <Paragraphs text={event.description} />
          </section>
        )}
        <Facts event={event} now={now} />
        {complete && me.roles.includes('editor') && event.bookable.now && <GuestForm event={event} />}
      </div>
    </div>
  );
}
