import { Button } from '@fluentui/react-components';
import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { useFocusKept } from '../../../components/useFocusKept.ts';
import { JoinButton } from '../JoinButton.tsx';
import { bookingAct, bookingWords, canJoin } from '../standing.ts';
import { useBooking } from '../useBooking.ts';
import styles from './EventItem.module.css';

/** What can be done with an event from the list: join it, or book it. */
export function ItemActions({ event, now }: { event: EventView; now: Instant }) {
  const joins = canJoin(event, now);
  const act = bookingAct(event, now);
  if (!joins && !act) return null;
  return (
    <>
      {joins && <JoinButton event={event} />}
      {act && <BookButton event={event} act={act} />}
    </>
  );
}

function BookButton({ event, act }: { event: EventView; act: keyof typeof bookingWords }) {
  const booking = useBooking(event);
  const keepFocus = useFocusKept(`event-${event.id}`, act);
  return (
    <>
      <Button
        className={styles.button}
        appearance={act === 'accept' ? 'primary' : 'outline'}
        disabledFocusable={booking.busy}
        onClick={() => {
          keepFocus();
          booking.book();
        }}
        aria-label={`${bookingWords[act]}, ${event.title}`}
      >
        {bookingWords[act]}
      </Button>
      {booking.problem && <p className={styles.problem}>{sentenceOf(asProblem(booking.problem))}</p>}
    </>
  );
}
