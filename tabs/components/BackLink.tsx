import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './BackLink.module.css';

/** The way to the page above. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={styles.back}>
      <ChevronLeftRegular aria-hidden /> {children}
    </Link>
  );
}
