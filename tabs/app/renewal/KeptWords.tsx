import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Notice } from '../../components/Notice.tsx';
import styles from './KeptWords.module.css';
import { takeTyped } from './renewal.ts';

/** Read with the first drawing: drawn twice, it must not be lost. */
const kept = takeTyped();

/** What somebody was typing when the page had to be loaded again, to copy from. */
export function KeptWords() {
  const [words, setWords] = useState(kept);
  if (words.length === 0) return null;
  return (
    <aside className={styles.kept} aria-label="What you had typed">
      <Notice
        tone="info"
        announce="polite"
        action={
          <Button size="small" onClick={() => setWords([])}>
            Close
          </Button>
        }
      >
        <p>This page was renewed while you were typing. You had typed:</p>
        <dl className={styles.words}>
          {words.map(({ label, text }) => (
            <div key={`${label} ${text}`}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Notice>
    </aside>
  );
}
