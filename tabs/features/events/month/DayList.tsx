import type { EventsReply, EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { type Day, firstOfMonth } from '#core/time/days.ts';
import { longDay, shortDay } from '#core/time/wording.ts';
import { Empty } from '../../../components/Empty.tsx';
import { useWide } from '../../../components/useWide.ts';
import { EventItem } from '../agenda/EventItem.tsx';
import { dayListId } from './dayListId.ts';
import styles from './MonthPage.module.css';

type Props = {
  month: Day;
  chosen: Day;
  days: Map<Day, EventView[]>;
  now: Instant;
  areas: EventsReply['areas'];
};

/** The chosen day's events; where there is no room for the table, every day of the month. */
export function DayList({ month, chosen, days, now, areas }: Props) {
  const wide = useWide();
  const names = new Map(areas.map(({ slug, name }) => [slug, name]));
  const shown = wide ? [chosen] : [...days.keys()].filter((day) => firstOfMonth(day) === month).sort();
  const none = shown.every((day) => !days.has(day));
  return (
    <section aria-labelledby={dayListId} className={styles.list}>
      {wide && (
        <h2 id={dayListId} tabIndex={-1} className={styles.listTitle}>
          {longDay(chosen)}
        </h2>
      )}
      {none && <Empty>{wide ? 'Nothing on this day.' : 'Nothing in this month.'}</Empty>}
      {shown.map((day) => (
        <div key={day}>
          {!wide && (
            <h2 className={styles.listTitle} id={day === shown[0] ? dayListId : undefined}>
              {shortDay(day)}
            </h2>
          )}
          <ul className={styles.items}>
            {(days.get(day) ?? []).map((event) => (
              <EventItem
                key={event.id}
                event={event}
                now={now}
                areaName={names.get(event.area ?? '') ?? null}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
