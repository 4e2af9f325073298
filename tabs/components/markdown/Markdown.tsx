import { lazy, Suspense } from 'react';
import styles from './Markdown.module.css';

const MarkdownTree = lazy(() => import('./MarkdownTree.tsx'));

/** A text that people wrote in Markdown. The reader of Markdown is fetched when the first text is shown. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.text}>
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <MarkdownTree text={text} />
      </Suspense>
    </div>
  );
}
