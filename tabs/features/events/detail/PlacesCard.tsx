import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { EventDetailView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import type { Question } from '../../../components/confirm/question.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useFocusKept } from '../../../components/useFocusKept.ts';
import { JoinButton } from '../JoinButton.tsx';
import { bookingAct, bookingWords, canJoin, standing } from '../standing.ts';
import { useBooking } from '../useBooking.ts';
import { leavings } from './leaving.ts';
import styles from './PlacesCard.module.css';
import { placesInWords } from './places.ts';

/** Where the reader stands, the main button, and the way out of a booking. */
export function PlacesCard({ event, now }: { event: EventDetailView; now: Instant }) {
  const booking = useBooking(event);
  const [asked, setAsked] = useState<Question | null>(null);
  const where = standing(event, now);
  const act = bookingAct(event, now);
  const keepFocus = useFocusKept('places', where);
  const joins = canJoin(event, now);
  const leave = where === 'going' || where === 'waiting' || where === 'offered' ? leavings[where] : null;
  if (where === 'none') return null;
  return (
    <section className={styles.card} aria-labelledby="places">
      <h2 className={styles.title} id="places" tabIndex={-1}>
        Your place
      </h2>
      <p className={styles.words}>{placesInWords(event, now)}</p>
      {where === 'going' && (
        <p className={styles.hint}>
          An invitation for your calendar comes by e-mail. It follows every change.
        </p>
      )}
      {booking.problem && <Notice tone="error">{sentenceOf(asProblem(booking.problem))}</Notice>}
      {(act || joins) && (
        <div className={styles.bar}>
          {joins && <JoinButton event={event} />}
          {act && (
            <Button
              appearance={joins ? 'outline' : 'primary'}
              disabledFocusable={booking.busy}
              onClick={() => {
                keepFocus();
                booking.book();
              }}
            >
              {bookingWords[act]}
            </Button>
          )}
        </div>
      )}
      {leave && (
        <Button disabledFocusable={booking.busy} onClick={() => setAsked(leave)}>
          {leave.button}
        </Button>
      )}
      {asked && (
        <Confirm
          words={asked}
          onAnswer={(confirmed) => {
            setAsked(null);
            if (!confirmed) return;
            keepFocus();
            booking.giveUp();
          }}
        />
      )}
    </section>
  );
}
