import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { Preferences } from '#core/people/preferences.ts';
import { clockWords } from '#core/time/wording.ts';
import { Group } from './Group.tsx';
import styles from './PreferencesPage.module.css';
import type { Choose } from './usePreferences.ts';

type Props = { preferences: Preferences; saved: boolean; choose: Choose };

const halfHours = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
);

/** When nothing is sent that somebody has not asked for. */
export function QuietTimes({ preferences: { quiet, quietHolidays, quietWeekends }, saved, choose }: Props) {
  return (
    <Group title="Quiet times" saved={saved}>
      <p>Nothing that you have not asked for comes then. It waits until they are over.</p>
      <div className={styles.times}>
        <Time
          label="From"
          value={quiet.from}
          onChange={(from) => choose('quiet', { quiet: { ...quiet, from } })}
        />
        <Time label="To" value={quiet.to} onChange={(to) => choose('quiet', { quiet: { ...quiet, to } })} />
      </div>
      {quiet.from === quiet.to && <p>From and to are the same: no time of day is quiet.</p>}
      <div className={styles.choices}>
        <Checkbox
          label="Weekends"
          checked={quietWeekends}
          onChange={(_, { checked }) => choose('quiet', { quietWeekends: checked === true })}
        />
        <Checkbox
          label="School holidays and bank holidays"
          checked={quietHolidays}
          onChange={(_, { checked }) => choose('quiet', { quietHolidays: checked === true })}
        />
      </div>
    </Group>
  );
}

type TimeProps = { label: string; value: string; onChange: (time: string) => void };

/** Half hours; a time between them, chosen in the chat, stays until another is chosen. */
function Time({ label, value, onChange }: TimeProps) {
  const times = [...new Set([...halfHours, value])].sort();
  return (
    <Field label={`${label} (UK time)`}>
      <Select value={value} onChange={(_, chosen) => onChange(chosen.value)}>
        {times.map((time) => (
          <option key={time} value={time}>
            {clockWords(time)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
