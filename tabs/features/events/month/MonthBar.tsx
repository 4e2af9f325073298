import { Button } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { addMonths, type Day } from '#core/time/days.ts';
import { monthAndYear } from '#core/time/wording.ts';
import styles from './MonthPage.module.css';

type Props = { day: Day; today: Day; onChoose: (day: Day) => void };

/** Which month, and the ways to its neighbours and to today. */
export function MonthBar({ day, today, onChoose }: Props) {
  const before = addMonths(day, -1);
  const after = addMonths(day, 1);
  return (
    <div className={styles.bar}>
      <Button
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label={`Previous month, ${monthAndYear(before)}`}
        onClick={() => onChoose(before)}
      />
      <h2 className={styles.month}>{monthAndYear(day)}</h2>
      <Button
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label={`Next month, ${monthAndYear(after)}`}
        onClick={() => onChoose(after)}
      />
      <Button onClick={() => onChoose(today)}>Today</Button>
    </div>
  );
}
