import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { correctedWords, withdrawnWords } from '#core/digests/digestView.ts';
import { useApi } from '../../../api/context.ts';
import { PageLink } from '../../../components/PageLink.tsx';
import { reportQuery } from '../api.ts';
import styles from '../choose/ChooseStep.module.css';
import { ItemLine } from '../choose/ItemLine.tsx';
import type { Work } from '../issue/work.ts';
import { ChangeList } from './ChangeList.tsx';

const WithdrawDialog = lazy(() => import('./WithdrawDialog.tsx'));

/** `null` in `item` is the whole issue. */
type Withdrawing = { item: string | null; name: string };

/** Putting right or taking back what has gone, and how far that is. */
export function AfterSending({ work }: { work: Work }) {
  const { issue, content, busy } = work;
  const [withdrawing, setWithdrawing] = useState<Withdrawing | null>(null);
  const report = useQuery({ ...reportQuery(useApi(), issue.id), enabled: issue.changes > 0 });
  const sent = content.items.filter(({ included }) => included);
  return (
    <>
      {report.data && report.data.changes.length > 0 && <ChangeList changes={report.data.changes} />}
      <section aria-labelledby="sent">
        <h3 id="sent">
          {issue.may.correct ? 'Correct or withdraw' : issue.endedAt ? 'What went out' : 'What goes out'}
        </h3>
        <ol className={styles.items}>
          {sent.map((item) => (
            <li key={item.id} className={styles.item}>
              <div>
                <ItemLine item={item} />
                {item.withdrawn ? (
                  <p className={styles.concern}>{withdrawnWords(item.withdrawn)}</p>
                ) : (
                  item.corrected && <p className={styles.concern}>{correctedWords(item.corrected)}</p>
                )}
              </div>
              {issue.may.correct && item.withdrawn === null && (
                <div className={styles.bar}>
                  <PageLink
                    to={`/manage/digests/${issue.id}/correct/${item.id}`}
                    name={`Correct, ${item.title}`}
                  >
                    Correct
                  </PageLink>
                  <Button
                    disabledFocusable={busy}
                    aria-label={`Withdraw, ${item.title}`}
                    onClick={() => setWithdrawing({ item: item.id, name: item.title })}
                  >
                    Withdraw
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
        {issue.may.correct && (
          <Button
            disabledFocusable={busy}
            onClick={() => setWithdrawing({ item: null, name: 'the whole issue' })}
          >
            Withdraw the whole issue
          </Button>
        )}
      </section>
      {withdrawing && (
        <Suspense fallback={null}>
          <WithdrawDialog
            name={withdrawing.name}
            progress={issue.progress}
            onAnswer={(said) => {
              setWithdrawing(null);
              if (said) work.take({ step: 'withdraw', item: withdrawing.item, ...said }, 'Withdrawn.');
            }}
          />
        </Suspense>
      )}
    </>
  );
}
