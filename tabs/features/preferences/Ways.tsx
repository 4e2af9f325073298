import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { PreferencesReply } from '#core/contract/digests.ts';
import { announce } from '../../components/announce.tsx';
import { Group } from './Group.tsx';
import styles from './PreferencesPage.module.css';
import { TestWays } from './TestWays.tsx';
import type { Choose } from './usePreferences.ts';
import { chatWords } from './wayWords.ts';

type Props = Pick<PreferencesReply, 'ways'> &
  Pick<PreferencesReply['preferences'], 'routes'> & { saved: boolean; choose: Choose };

const oneStays = 'Keep at least one, or we cannot tell you about your bookings.';

/** By which ways we reach somebody, whether they work, and a test of them. */
export function Ways({ routes, ways, saved, choose }: Props) {
  const [refused, setRefused] = useState(false);
  const chooseRoute = (part: Partial<typeof routes>): void => {
    const next = { ...routes, ...part };
    setRefused(!next.chat && !next.mail);
    if (next.chat || next.mail) choose('routes', { routes: next });
    else announce(oneStays, 'assertive');
  };
  return (
    <Group title="How we reach you" saved={saved}>
      <div className={styles.choices}>
        <Checkbox
          label={`Teams chat: ${ways.chat === 'working' ? 'working' : 'not working'}`}
          checked={routes.chat}
          onChange={(_, { checked }) => chooseRoute({ chat: checked === true })}
        />
        <Checkbox
          label={`E-mail: ${ways.mail === 'working' ? 'working' : 'no address'}`}
          checked={routes.mail}
          onChange={(_, { checked }) => chooseRoute({ mail: checked === true })}
        />
      </div>
      {ways.chat !== 'working' && <p>{chatWords[ways.chat]}</p>}
      {refused ? (
        <p className={styles.wrong}>{oneStays}</p>
      ) : (
        routes.chat && routes.mail && <p>In Teams where we can, otherwise by e-mail. Never both.</p>
      )}
      <TestWays chatWay={ways.chat} />
    </Group>
  );
}
