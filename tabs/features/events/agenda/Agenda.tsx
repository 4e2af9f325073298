import { Button } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import type { EventsReply } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { partsOf } from '#core/time/days.ts';
import { longDay, plainDay, shortDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { Empty } from '../../../components/Empty.tsx';
import type { Range } from '../api.ts';
import styles from './Agenda.module.css';
import { EventItem } from './EventItem.tsx';
import { beginning, type DayOfEvents, type Group } from './grouping.ts';
import type { Period } from './range.ts';

/** A tall screen shows about as many. */
const eventsOnFirstScreen = 8;

type Props = {
  groups: Group[];
  now: Instant;
  areas: EventsReply['areas'];
  period: Period;
  filtered: boolean;
  /** Null where everything there is, is shown. */
  onMore: (() => void) | null;
  loadingMore: boolean;
  until: Range | undefined;
};

/** Groups of days of events, and the way to more of them. */
export function Agenda({ groups, now, areas, period, filtered, onMore, loadingMore, until }: Props) {
  // The first drawing has what fits on a screen; the rest follows below it when the page is already in use.
  const shown = useDeferredValue(groups, beginning(groups, eventsOnFirstScreen));
  const names = new Map(areas.map((area) => [area.slug, area.name]));
  return (
    <>
      {groups.length === 0 && (
        <Empty>Nothing in this view. {filtered && <Link href="/events">Show everything</Link>}</Empty>
      )}
      {shown.map((group, index) => (
        // Two weeks apart a month may come again ("Last week" lies between), so the name alone is no key.
        <section
          key={`${group.name}-${group.days[0]?.day}`}
          className={styles.group}
          aria-labelledby={`group-${index}`}
        >
          <h2 className={styles.name} id={`group-${index}`}>
            {group.name}
          </h2>
          <ol className={styles.days}>
            {group.days.map((day) => (
              <Day key={day.day} {...day} today={dayOf(now, ukZone)} now={now} names={names} />
            ))}
          </ol>
        </section>
      ))}
      {shown === groups && onMore && until && (
        <p className={styles.more}>
          <span>
            {period === 'past'
              ? `Shown back to ${plainDay(dayOf(until.from, ukZone))}.`
              : `Shown to ${plainDay(dayOf(new Date(Date.parse(until.to) - 1000).toISOString(), ukZone))}.`}
          </span>
          <Button onClick={onMore} disabledFocusable={loadingMore}>
            {period === 'past' ? 'Show 8 weeks earlier' : 'Show 8 more weeks'}
          </Button>
        </p>
      )}
    </>
  );
}

type DayProps = DayOfEvents & { today: string; now: Instant; names: Map<string, string> };

function Day({ day, events, today, now, names }: DayProps) {
  const [weekday, , month] = shortDay(day).split(' ');
  return (
    <li className={styles.day}>
      <p className={styles.date} data-today={day === today || undefined}>
        <time dateTime={day}>
          <span className="visually-hidden">
            {longDay(day)}
            {day === today && ', today'}
          </span>
          <span aria-hidden className={styles.weekday}>
            {day === today ? 'Today' : weekday}
          </span>{' '}
          <span aria-hidden className={styles.number}>
            {partsOf(day).date}
          </span>{' '}
          <span aria-hidden className={styles.month}>
            {month}
          </span>
        </time>
      </p>
      <ul className={styles.events}>
        {events.map((event) => (
          <EventItem key={event.id} event={event} now={now} areaName={names.get(event.area ?? '') ?? null} />
        ))}
      </ul>
    </li>
  );
}
