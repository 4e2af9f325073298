import { AlertUrgentRegular } from '@fluentui/react-icons/svg/alert-urgent';
import { Link } from 'wouter';
import type { EventView } from '#core/contract/api.ts';
import { type Day, partsOf } from '#core/time/days.ts';
import { longDay } from '#core/time/wording.ts';
import { counted } from '../../../components/counted.ts';
import { dayListId } from './dayListId.ts';
import styles from './MonthTable.module.css';

/** More would make rows of different height; the day's list below has them all. */
const mostTitles = 2;

type Props = {
  day: Day;
  events: EventView[];
  outside: boolean;
  chosen: boolean;
  today: boolean;
  onChoose: (day: Day) => void;
};

export function DayCell({ day, events, outside, chosen, today, onChoose }: Props) {
  const rest = events.length - mostTitles;
  return (
    <td className={styles.cell} data-outside={outside || undefined} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={styles.day}
        data-day={day}
        data-today={today || undefined}
        tabIndex={chosen ? 0 : -1}
        aria-current={today ? 'date' : undefined}
        aria-pressed={chosen}
        aria-label={`${longDay(day)}, ${events.length === 0 ? 'no events' : counted(events.length, 'event')}`}
        onClick={(click) => {
          onChoose(day);
          // Only a press by key has no clicks to count; a mouse must not be carried away from where it points.
          if (click.detail === 0) document.getElementById(dayListId)?.focus();
        }}
      >
        {partsOf(day).date}
      </button>
      {events.length > 0 && (
        <ul className={styles.titles}>
          {events.slice(0, mostTitles).map((event) => (
            <li key={event.id}>
              <Link
                href={`/events/${event.id}`}
                tabIndex={-1}
                className={styles.event}
                data-kind={event.kind === 'keyDate' ? 'deadline' : undefined}
                data-off={event.state === 'cancelled' || undefined}
              >
                {event.kind === 'keyDate' && <AlertUrgentRegular aria-hidden />}
                {event.kind === 'keyDate' && <span className="visually-hidden">Deadline: </span>}
                {event.state === 'cancelled' && <span className="visually-hidden">Cancelled: </span>}
                <span className={styles.text}>{event.title}</span>
              </Link>
            </li>
          ))}
          {rest > 0 && <li className={styles.more}>{rest} more</li>}
        </ul>
      )}
    </td>
  );
}
