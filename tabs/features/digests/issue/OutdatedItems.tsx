import type { IssueView } from '#core/contract/digests.ts';
import { counted } from '../../../components/counted.ts';
import { Notice } from '../../../components/Notice.tsx';
import styles from './IssueScreen.module.css';

/** Items whose source was withdrawn, cancelled or put right since they were chosen, and what readers get of them. */
export function OutdatedItems({ outdated, items }: Pick<IssueView, 'outdated' | 'items'>) {
  if (outdated.length === 0) return null;
  const titleOf = (id: string): string => items.find((item) => item.id === id)?.title ?? '';
  return (
    <Notice tone="warning">
      <p className={styles.lead}>
        {counted(outdated.length, 'item')} changed at the source since{' '}
        {outdated.length === 1 ? 'it was' : 'they were'} chosen:
      </p>
      <ul className={styles.outdated}>
        {outdated.map(({ item, words }) => (
          <li key={item}>
            <strong>{titleOf(item)}.</strong> {words}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
