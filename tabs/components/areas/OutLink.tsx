import type { ReactNode } from 'react';
import { useTeams } from '../../api/context.ts';
import styles from './OutLink.module.css';

/** A link to somewhere else. Says that it opens a new window, and opens it the way Teams wants. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const teams = useTeams();
  return (
    <a
      className={styles.out}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(click) => {
        click.preventDefault();
        void teams.open(href);
      }}
    >
      {children}
      <span className="visually-hidden"> (opens in a new window)</span>
    </a>
  );
}
