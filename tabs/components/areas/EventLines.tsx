import { Link } from 'wouter';
import type { EventView } from '#core/contract/api.ts';
import { shortWhenWords } from '#core/time/wording.ts';
import styles from './EventLines.module.css';

/** Events in a few words, for beside something else. */
export function EventLines({ events }: { events: readonly EventView[] }) {
  return (
    <ul className={styles.lines}>
      {events.map((event) => (
        <li key={event.id}>
          <span className={styles.when}>{shortWhenWords(event)}</span>
          <Link href={`/events/${event.id}`} className={styles.link}>
            {event.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
