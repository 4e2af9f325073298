import { Button } from '@fluentui/react-components';
import { clockWords } from '#core/time/wording.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';
import { asProblem, sentenceOf } from '../api/problem.ts';
import { Notice } from './Notice.tsx';
import styles from './QueryNotice.module.css';

type Query = {
  isError: boolean;
  error: unknown;
  data: unknown;
  dataUpdatedAt: number;
  isFetching: boolean;
  refetch: () => unknown;
};

/** What a reader must know about an answer: that it is old, that it failed and how to go on. Nothing when all is well. */
export function QueryNotice({ query }: { query: Query }) {
  if (!query.isError) return null;
  const problem = asProblem(query.error);
  const again = (
    <Button onClick={() => void query.refetch()} disabledFocusable={query.isFetching}>
      {problem.code === 'unauthenticated' ? 'Sign in' : 'Try again'}
    </Button>
  );
  return (
    <div className={styles.place}>
      {query.data !== undefined ? (
        <Notice tone="info" announce="polite" action={again}>
          Showing what we had at {timeOf(query.dataUpdatedAt)}. {problem.message}
        </Notice>
      ) : problem.code === 'unauthenticated' ? (
        <Notice tone="warning" announce="assertive" action={again}>
          <h2 className={styles.title}>Sign in to continue</h2>
          <p>Teams needs you to confirm it is you.</p>
        </Notice>
      ) : (
        <Notice tone="error" announce="assertive" action={again}>
          {sentenceOf(problem)}
        </Notice>
      )}
    </div>
  );
}

const timeOf = (ms: number): string => clockWords(wallTime(new Date(ms).toISOString(), ukZone).time);
