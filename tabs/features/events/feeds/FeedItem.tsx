import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FeedsReply, FeedView } from '#core/contract/api.ts';
import { useApi } from '../../../api/context.ts';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { counted } from '../../../components/counted.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { removeFeed, saveFeed } from './api.ts';
import styles from './FeedsPage.module.css';
import { feedSentences, stateNames } from './feedWords.ts';

type Props = { feed: FeedView; now: string; areas: FeedsReply['areas']; onRemoved: () => void };

/** One calendar: how reading it goes, and pausing or removing it. */
export function FeedItem({ feed, now, areas, onRemoved }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const keep = (reply: FeedsReply): void => void queries.setQueryData(['feeds'], reply);
  const { name, url, area, enabled, state, refusals } = feed;
  const pausing = useMutation({
    mutationFn: () => saveFeed(api, { name, url, area, enabled: !enabled }),
    onSuccess: keep,
  });
  const removing = useMutation({
    mutationFn: () => removeFeed(api, feed.id),
    onSuccess(reply) {
      onRemoved();
      keep(reply);
      notify(`${name} is no longer read.`);
    },
  });
  const problem = pausing.error ?? removing.error;
  const busy = pausing.isPending || removing.isPending;
  const areaName = areas.find(({ slug }) => slug === area)?.name;

  return (
    <li className={styles.feed}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.state} data-state={state}>
        {stateNames[state]}
      </p>
      {feedSentences(feed, now).map((sentence) => (
        <p key={sentence} className={styles.words}>
          {sentence}
        </p>
      ))}
      {areaName && <p className={styles.words}>Priority area: {areaName}</p>}
      <p className={styles.address}>{url}</p>
      {refusals.length > 0 && (
        <details>
          <summary>{counted(refusals.length, 'entry', 'entries')} could not be used</summary>
          <ul>
            {refusals.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
        </details>
      )}
      <FailureNotice error={problem} />
      <div className={styles.bar}>
        <Button
          disabledFocusable={busy}
          aria-label={`${enabled ? 'Pause' : 'Go on with'} ${name}`}
          onClick={() => pausing.mutate()}
        >
          {enabled ? 'Pause' : 'Go on'}
        </Button>
        <Button disabledFocusable={busy} aria-label={`Remove ${name}`} onClick={() => setAsks(true)}>
          Remove
        </Button>
      </div>
      {asks && (
        <Confirm
          words={{
            question: `Stop reading ${name}?`,
            consequence: 'Events that came from it stay as they are. Changes no longer come in.',
            stay: 'Keep reading it',
            button: 'Stop reading it',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (confirmed) removing.mutate();
          }}
        />
      )}
    </li>
  );
}
