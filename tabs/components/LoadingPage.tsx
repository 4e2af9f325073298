import styles from './Page.module.css';
import { Skeleton } from './Skeleton.tsx';

/** While the code of a page is on its way. No title yet, so that focus waits for the real one. */
export function LoadingPage() {
  return (
    <div className={styles.page}>
      <main id="main" tabIndex={-1} className={styles.main}>
        <Skeleton what="the page" rows={6} />
      </main>
    </div>
  );
}
