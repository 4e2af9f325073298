import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/context.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { notify } from '../../components/toast.tsx';
import { useFocusKept } from '../../components/useFocusKept.ts';
import { retryStopped } from './api.ts';
import styles from './SyncPage.module.css';
import { momentWords, type StoppedMessage, stoppedTitle, stoppedWords } from './syncWords.ts';

type Props = { stopped: StoppedMessage; now: string };

/** A message that failed as often as it may: why, when, what it means, and the button that has it tried again. */
export function StoppedItem({ stopped, now }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const keepFocus = useFocusKept('asked', null);
  const retrying = useMutation({
    mutationFn: () => retryStopped(api, stopped.id),
    onSuccess(reply) {
      queries.setQueryData(['sync'], reply);
      notify('It is being tried again.');
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sync'] }),
  });
  const title = stoppedTitle(stopped);
  const deed = stopped.state === 'tryingAgain' && !stopped.again ? 'Trying again' : 'Try again';
  return (
    <li className={styles.question}>
      <h3 className={styles.name}>{title}</h3>
      <p className={styles.words}>
        {stopped.reason} ({momentWords(stopped.at, now)})
      </p>
      <p className={styles.words}>
        {stoppedWords(stopped)} Reference <span className={styles.whole}>{stopped.reference}</span>.
      </p>
      <FailureNotice error={retrying.error} />
      <div className={styles.bar}>
        <Button
          disabledFocusable={retrying.isPending || !stopped.again}
          aria-label={`${deed}, ${title}`}
          onClick={() => {
            keepFocus();
            retrying.mutate();
          }}
        >
          {deed}
        </Button>
      </div>
    </li>
  );
}
