import { Button, Field, ProgressBar } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { ImportRun } from '#core/events/importRun.ts';
import { announce } from '../../../components/announce.tsx';
import { counted, figure } from '../../../components/counted.ts';
import { Notice } from '../../../components/Notice.tsx';
import styles from './ImportPage.module.css';

/** How far an import has come and how it ended. It goes on by itself when this page is closed. */
export function Applying({ run, onAgain }: { run: ImportRun; onAgain: () => void }) {
  const queries = useQueryClient();
  const { state, done, total } = run;
  useEffect(() => {
    if (state === 'applied') void queries.invalidateQueries({ queryKey: ['events'] });
    announce(state === 'applying' ? `Importing ${counted(total, 'change')}` : outcome(run));
  }, [state, total, run, queries]);

  return (
    <>
      {state === 'applying' && (
        <Field
          className={styles.progress}
          validationState="none"
          validationMessage={`${figure(done)} of ${counted(total, 'change')} written. You can leave this page.`}
        >
          <ProgressBar thickness="large" value={total === 0 ? 0 : done / total} aria-label="Importing" />
        </Field>
      )}
      {state === 'applied' && (
        <Notice tone="success">
          <p>{outcome(run)}</p>
          <p>The shared calendar and the list follow within a few minutes.</p>
        </Notice>
      )}
      {state === 'failed' && (
        <Notice tone="error">
          <p>{outcome(run)}</p>
          <p>Import the same file again to go on: what is in already is left alone.</p>
        </Notice>
      )}
      {state !== 'applying' && (
        <p className={styles.bar}>
          <Link href="/events" className={styles.link}>
            See all events
          </Link>
          <Button onClick={onAgain}>Import another file</Button>
        </p>
      )}
    </>
  );
}

function outcome({ state, preview, done, total, problem }: ImportRun): string {
  if (state === 'failed') {
    const written = `${figure(done)} of ${counted(total, 'change')} were written before it stopped.`;
    return `${problem ?? 'The import stopped.'} ${written}`;
  }
  const { added, changed, withdrawn, refused } = preview;
  const parts = [`${added} added`, `${changed} changed`, `${withdrawn} withdrawn`];
  return `Done: ${parts.join(', ')}.${refused > 0 ? ` ${counted(refused, 'row')} refused.` : ''}`;
}
