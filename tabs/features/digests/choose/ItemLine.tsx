import type { DigestItem } from '#core/digests/issue.ts';
import { phaseNames } from '#core/events/names.ts';
import { jobNames } from '#core/people/preferences.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { kindNames } from '../words.ts';
import styles from './ChooseStep.module.css';

/** What kind of item it is and whom it concerns. */
export const concernWords = ({ kind, areaName, by, phases, jobs }: DigestItem): string =>
  [
    kindNames[kind],
    areaName,
    by && `by ${momentWords(by, ukZone)}`,
    phases.map((phase) => phaseNames[phase]).join(', '),
    jobs.map((job) => jobNames[job]).join(', '),
  ]
    .filter(Boolean)
    .join(' · ');

/** An item as it stands in an issue that is not being written in. */
export function ItemLine({ item }: { item: DigestItem }) {
  return (
    <div className={styles.words}>
      <p className={styles.name}>
        {item.included ? '' : 'Left out: '}
        {item.title}
      </p>
      {item.line && <p>{item.line}</p>}
      <p className={styles.concern}>{concernWords(item)}</p>
    </div>
  );
}
