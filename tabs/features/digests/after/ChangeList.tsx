import { Field, ProgressBar } from '@fluentui/react-components';
import type { ReportReply } from '#core/contract/digests.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { figure } from '../../../components/counted.ts';
import styles from '../choose/ChooseStep.module.css';

type Change = ReportReply['changes'][number];

type Props = { changes: readonly Change[]; level?: 2 | 3 };

/** How corrections and withdrawals come along, and what is left over. */
export function ChangeList({ changes, level = 3 }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby="changes">
      <Heading id="changes">Corrections and withdrawals</Heading>
      <ul className={styles.items}>
        {changes.map((change) => (
          <li key={change.number} className={styles.item}>
            <div className={styles.words}>
              <p className={styles.name}>{change.what}</p>
              <p className={styles.concern}>{momentWords(change.at, ukZone)}</p>
              {change.complete ? (
                <p>{doneWords(change)}</p>
              ) : (
                <Field label={`Changing: ${figure(change.cards.changed)} of ${figure(change.cards.of)}`}>
                  <ProgressBar
                    {...(change.cards.of > 0 && { value: change.cards.changed / change.cards.of })}
                  />
                </Field>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "1,058 of 1,060 Teams messages changed, 2 could not be. 181 of 181 people were sent another e-mail." */
function doneWords({ cards, mails }: Change): string {
  const failed = cards.failed > 0 ? `, ${figure(cards.failed)} could not be` : '';
  const again =
    mails.of > 0 ? ` ${figure(mails.sent)} of ${figure(mails.of)} people were sent another e-mail.` : '';
  return `${figure(cards.changed)} of ${figure(cards.of)} Teams messages changed${failed}.${again}`;
}
