import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PreferencesReply } from '#core/contract/digests.ts';
import { checked } from '../../api/checked.ts';
import { useApi } from '../../api/context.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import styles from './PreferencesPage.module.css';
import { preferencesKey } from './usePreferences.ts';
import { isReached, triedWords } from './wayWords.ts';

type Props = { chatWay: PreferencesReply['ways']['chat'] };

/** Sends a test by every way that is ticked, and says what became of it. */
export function TestWays({ chatWay }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const testing = useMutation({
    mutationFn: async () =>
      checked('triedReplySchema', await api.send('/api/me/preferences/test', { method: 'POST' })),
    // Whether a way works is known better now.
    onSuccess: () => queries.invalidateQueries({ queryKey: preferencesKey }),
  });
  return (
    <div className={styles.test}>
      <Button disabledFocusable={testing.isPending} onClick={() => testing.mutate()}>
        {testing.isPending ? 'Sending a test' : 'Send me a test'}
      </Button>
      {testing.data && (
        <Notice tone={isReached(testing.data) ? 'success' : 'warning'} announce="polite">
          {triedWords(testing.data, chatWay).join(' ')}
        </Notice>
      )}
      <FailureNotice error={testing.error} />
    </div>
  );
}
