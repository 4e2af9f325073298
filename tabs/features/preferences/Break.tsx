import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { breakEnd } from '#core/people/preferences.ts';
import type { Day } from '#core/time/days.ts';
import { longDay } from '#core/time/wording.ts';
import { DayField } from '../../components/forms/DayField.tsx';
import { Group } from './Group.tsx';
import styles from './PreferencesPage.module.css';
import type { Choose } from './usePreferences.ts';

type Props = { pausedUntil: Day | null; today: Day; saved: boolean; choose: Choose };

/** A break from everything unasked. A day is taken when the field is left, for half a day means another one. */
export function Break({ pausedUntil, today, saved, choose }: Props) {
  const [day, setDay] = useState(pausedUntil);
  const [known, setKnown] = useState(pausedUntil);
  if (pausedUntil !== known) {
    setKnown(pausedUntil);
    setDay(pausedUntil);
  }
  const ends = breakEnd({ pausedUntil }, today);
  const past = day !== null && day <= today;
  const take = (): void => {
    if (!past && day !== pausedUntil) choose('pause', { pausedUntil: day });
  };
  return (
    <Group title="Take a break" saved={saved}>
      <form
        className={styles.short}
        onBlur={take}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          take();
        }}
      >
        <DayField
          id="paused-until"
          label="Pause until (optional)"
          value={day}
          today={today}
          problem={past ? 'Choose a day after today.' : null}
          onChange={setDay}
        />
      </form>
      {ends !== null && (
        <>
          <p>We start again on {longDay(ends)}, in the morning.</p>
          <Button onClick={() => choose('pause', { pausedUntil: null })}>End the break</Button>
        </>
      )}
    </Group>
  );
}
