import { useDeferredValue } from 'react';
import type { UpdateDetails } from '#core/updates/update.ts';
import { UpdateBody } from '../read/UpdateBody.tsx';
import styles from './Preview.module.css';

/** The update as readers will see it, a moment behind the typing. */
export function Preview({ details }: { details: UpdateDetails }) {
  const shown = useDeferredValue(details);
  return (
    <section aria-labelledby="preview">
      <h2 id="preview" className={styles.title}>
        Preview
      </h2>
      <p className={styles.headline}>{shown.headline || 'Without a headline yet'}</p>
      <UpdateBody update={shown} />
    </section>
  );
}
