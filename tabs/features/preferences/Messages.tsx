import { Radio, RadioGroup } from '@fluentui/react-components';
import type { PreferencesReply } from '#core/contract/digests.ts';
import { type Rhythm, rhythms } from '#core/people/preferences.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { Break } from './Break.tsx';
import { Concern } from './Concern.tsx';
import { Group } from './Group.tsx';
import styles from './PreferencesPage.module.css';
import { QuietTimes } from './QuietTimes.tsx';
import type { Choose, Group as GroupName } from './usePreferences.ts';
import { Ways } from './Ways.tsx';

const rhythmNames: Record<Rhythm, string> = {
  weekly: 'Once a week, Monday 7:30am',
  monthly: 'Once a month, with the first digest',
  straightAway: 'As things happen, and the digest',
  never: 'Never: only what answers me or concerns what I booked',
};

type Props = { reply: PreferencesReply; saved: GroupName | null; choose: Choose };

/** How often, by which way, when not, and what concerns somebody. */
export function Messages({ reply: { now, nextMessage, preferences, ways }, saved, choose }: Props) {
  const { rhythm } = preferences;
  return (
    <div className={styles.groups}>
      <Group title="How often" saved={saved === 'rhythm'}>
        <RadioGroup
          aria-label="How often"
          value={rhythm}
          onChange={(_, { value }) => {
            const chosen = rhythms.find((each) => each === value);
            if (chosen) choose('rhythm', { rhythm: chosen });
          }}
        >
          {(Object.keys(rhythmNames) as Rhythm[]).map((each) => (
            <Radio key={each} value={each} label={rhythmNames[each]} />
          ))}
        </RadioGroup>
        <p>
          {nextMessage
            ? `The next message that you have not asked for can come ${nextMessage}.`
            : 'You get no messages that you have not asked for.'}
        </p>
      </Group>
      <Ways routes={preferences.routes} ways={ways} saved={saved === 'routes'} choose={choose} />
      <QuietTimes preferences={preferences} saved={saved === 'quiet'} choose={choose} />
      <Break
        pausedUntil={preferences.pausedUntil}
        today={dayOf(now, ukZone)}
        saved={saved === 'pause'}
        choose={choose}
      />
      <Concern preferences={preferences} saved={saved === 'concern'} choose={choose} />
      <p>Urgent changes to things you have booked always come through.</p>
    </div>
  );
}
