import { Checkbox, Field, Select } from '@fluentui/react-components';
import { phases } from '#core/events/event.ts';
import { phaseNames } from '#core/events/names.ts';
import { jobNames, jobs, type Preferences } from '#core/people/preferences.ts';
import { Group } from './Group.tsx';
import styles from './PreferencesPage.module.css';
import type { Choose } from './usePreferences.ts';

type Props = { preferences: Preferences; saved: boolean; choose: Choose };

/** What somebody works with, so that what is for others stays away. */
export function Concern({ preferences, saved, choose }: Props) {
  return (
    <Group title="What concerns you" saved={saved}>
      <p>What is meant for everybody always comes. Choose no phase and you get all of them.</p>
      <fieldset className={styles.phases}>
        <legend>Phases</legend>
        <div className={styles.choices}>
          {phases.map((phase) => (
            <Checkbox
              key={phase}
              label={phaseNames[phase]}
              checked={preferences.phases.includes(phase)}
              onChange={(_, { checked }) =>
                choose('concern', {
                  phases: phases.filter((each) =>
                    each === phase ? checked === true : preferences.phases.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <Field label="What you do (optional)" className={styles.short ?? ''}>
        <Select
          value={preferences.job ?? ''}
          onChange={(_, { value }) => choose('concern', { job: jobs.find((job) => job === value) ?? null })}
        >
          <option value="">I would rather not say</option>
          {jobs.map((job) => (
            <option key={job} value={job}>
              {jobNames[job]}
            </option>
          ))}
        </Select>
      </Field>
    </Group>
  );
}
