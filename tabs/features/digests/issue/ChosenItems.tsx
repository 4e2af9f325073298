import type { IssueContent } from '#core/digests/issue.ts';
import { counted } from '../../../components/counted.ts';
import styles from '../choose/ChooseStep.module.css';
import { ItemLine } from '../choose/ItemLine.tsx';
import { audienceNames } from '../words.ts';

/** What goes out, in its order, and to whom: to be looked at before somebody puts their name to it. */
export function ChosenItems({ content }: { content: IssueContent }) {
  const chosen = content.items.filter(({ included }) => included);
  return (
    <section aria-labelledby="chosen">
      <h3 id="chosen">What goes out: {counted(chosen.length, 'item')}</h3>
      {content.opening && <p>“{content.opening}”</p>}
      <p>
        {audienceNames[content.audience]}.{content.confirm && ' Readers are asked to confirm it.'}
      </p>
      <ol className={styles.items}>
        {chosen.map((item) => (
          <li key={item.id} className={styles.item}>
            <ItemLine item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}
