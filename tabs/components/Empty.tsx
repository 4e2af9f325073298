import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** Where a list has nothing to show, in a sentence. */
export const Empty = ({ children }: { children: ReactNode }) => <p className={styles.empty}>{children}</p>;
