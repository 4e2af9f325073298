import type { UpdateView } from '#core/contract/areas.ts';
import { plainDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { Notice } from '../../../components/Notice.tsx';
import styles from './Standing.module.css';

const dayWords = (instant: string): string => plainDay(dayOf(instant, ukZone));
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What a reader must know first: that it was corrected or withdrawn, or that it is only a sample. */
export function Standing({ update }: { update: UpdateView }) {
  const { corrections, sample, withdrawn } = update;
  if (!withdrawn && corrections.length === 0 && !sample) return null;
  return (
    <div className={styles.notices}>
      {withdrawn && (
        <Notice tone="warning">
          This update was withdrawn on {dayWords(withdrawn.at)}. {sentence(withdrawn.reason)}
        </Notice>
      )}
      {!withdrawn &&
        corrections.toReversed().map(({ at, reason }) => (
          <Notice key={at} tone="info">
            Corrected on {dayWords(at)}. {sentence(reason)}
          </Notice>
        ))}
      {sample && <Notice tone="info">This is a sample. It shows what an update looks like.</Notice>}
    </div>
  );
}
