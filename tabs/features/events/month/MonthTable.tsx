import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { EventView } from '#core/contract/api.ts';
import { type Day, firstOfMonth } from '#core/time/days.ts';
import { weekdayNames } from '#core/time/wording.ts';
import { DayCell } from './DayCell.tsx';
import styles from './MonthTable.module.css';
import { dayAfterKey } from './monthGrid.ts';

type Props = {
  caption: string;
  weeks: Day[][];
  days: Map<Day, EventView[]>;
  chosen: Day;
  today: Day;
  onChoose: (day: Day) => void;
};

/** One stop of the Tab key: arrows, Home, End and Page keys move inside, Enter goes to the day's list below. */
export function MonthTable({ caption, weeks, days, chosen, today, onChoose }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const moved = useRef(false);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    table.current?.querySelector<HTMLButtonElement>(`[data-day="${chosen}"]`)?.focus();
  }, [chosen]);

  const handleKey = (pressed: KeyboardEvent): void => {
    if (!(pressed.target instanceof HTMLElement) || pressed.altKey || pressed.ctrlKey || pressed.metaKey)
      return;
    const next = dayAfterKey(pressed.key, chosen);
    if (next === null || !pressed.target.dataset.day) return;
    pressed.preventDefault();
    moved.current = true;
    onChoose(next);
  };

  return (
    <table ref={table} className={styles.table} onKeyDown={handleKey}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {weekdayNames.map((name) => (
            <th key={name} scope="col">
              <abbr title={name}>{name.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                events={days.get(day) ?? []}
                outside={firstOfMonth(day) !== firstOfMonth(chosen)}
                chosen={day === chosen}
                today={day === today}
                onChoose={onChoose}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
