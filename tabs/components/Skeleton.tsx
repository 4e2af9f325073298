import { useEffect } from 'react';
import { announce } from './announce.tsx';
import styles from './Skeleton.module.css';

/** Grey places of what is coming. They show after 300 ms, so that a quick answer never flickers; said only after 2 seconds. */
export function Skeleton({ what, rows }: { what: string; rows: number }) {
  useEffect(() => {
    const timer = setTimeout(() => announce(`Loading ${what}`), 2_000);
    return () => clearTimeout(timer);
  }, [what]);
  return (
    <div className={styles.skeleton} aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={row} className={styles.row} />
      ))}
    </div>
  );
}
