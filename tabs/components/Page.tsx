import { type ReactNode, useEffect, useRef } from 'react';
import { useTeams } from '../api/context.ts';
import { takeReturnTarget } from './focus.ts';
import styles from './Page.module.css';

type Props = {
  title: string;
  /** In front of the title, such as the way back. */
  before?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** A page that replaces another at the same address takes focus even at the start. */
  takesFocus?: boolean;
  /** False while only a skeleton is drawn, because that is not content. */
  ready?: boolean;
};

/** One screen: its title in the window and as the only H1, its actions, its main part. */
export function Page({ title, before, actions, children, takesFocus = false, ready = true }: Props) {
  const teams = useTeams();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!ready) return;
    const returnTo = takeReturnTarget(takesFocus);
    if (returnTo === 'stay') return;
    const element = returnTo === null ? null : document.getElementById(returnTo);
    (element ?? heading.current)?.focus();
  }, [takesFocus, ready]);

  useEffect(() => {
    // After the frame in which the content has been painted, so that Teams never takes its curtain away too early.
    if (ready) requestAnimationFrame(() => setTimeout(() => teams.contentShown()));
  }, [ready, teams]);

  return (
    <div className={styles.page}>
      <title>{`${title} - Norfolk Learning Collaborative`}</title>
      <header className={styles.header}>
        {before}
        <div className={styles.titleRow}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
