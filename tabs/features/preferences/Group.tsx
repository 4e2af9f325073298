import { type ReactNode, useId } from 'react';
import styles from './PreferencesPage.module.css';

type Props = { title: string; saved: boolean; children: ReactNode };

/** Choices that belong together, with `Saved` beside their title once the last of them is. */
export function Group({ title, saved, children }: Props) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {saved && <span className={styles.saved}>Saved</span>}
      </div>
      {children}
    </section>
  );
}
