import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Instant } from '#core/events/event.ts';
import type { Day } from '#core/time/days.ts';
import { clockWords } from '#core/time/wording.ts';
import { type ClockTime, readWallTime, ukZone, wallTime } from '#core/time/zones.ts';
import { DayField } from './DayField.tsx';
import styles from './MomentField.module.css';
import { readClock } from './typedMoment.ts';

type Props = {
  /** Id of the day's input; the time's is `{id}-time`. */
  id: string;
  label: string;
  value: Instant | null;
  today: Day;
  problem?: string | null;
  /** Null while there is no whole moment. */
  onChange: (value: Instant | null) => void;
};

/** The time of day that a deadline has unless somebody says another. */
const usualTime = '17:00';

/** A day and a time of day in the United Kingdom, as one instant. */
export function MomentField({ id, label, value, today, problem = null, onChange }: Props) {
  const known = value === null ? null : wallTime(value, ukZone);
  const [day, setDay] = useState<Day | null>(known?.day ?? null);
  const [time, setTime] = useState(clockWords(known?.time ?? usualTime));
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    setDay(known?.day ?? null);
    if (known) setTime(clockWords(known.time));
  }
  const tell = (nextDay: Day | null, nextTime: string): void => {
    const clock = readClock(nextTime);
    const next = nextDay !== null && clock !== null ? instantAt(nextDay, clock) : null;
    setDay(nextDay);
    setTime(nextTime);
    setTold(next);
    if (next !== value) onChange(next);
  };
  return (
    <div className={styles.pair}>
      <DayField
        id={id}
        label={label}
        value={day}
        today={today}
        problem={problem}
        onChange={(next) => tell(next, time)}
      />
      <Field
        label="At (UK time)"
        hint="For example, 5pm"
        validationMessage={readClock(time) === null ? 'Enter a time such as 5pm or 17:00.' : null}
      >
        <Input
          id={`${id}-time`}
          autoComplete="off"
          value={time}
          onChange={(_, { value: typed }) => tell(day, typed)}
        />
      </Field>
    </div>
  );
}

/** Null for a time that the clocks skip. Of an hour that comes twice the first is meant. */
function instantAt(day: Day, time: ClockTime): Instant | null {
  const reading = readWallTime(day, time, ukZone);
  if (reading.kind === 'exact') return reading.instant;
  return reading.kind === 'ambiguous' ? reading.earlier : null;
}
