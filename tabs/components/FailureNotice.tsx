import { asProblem, sentenceOf } from '../api/problem.ts';
import { Notice } from './Notice.tsx';

/** Why something did not work, said once when it appears. Nothing while nothing has failed. */
export function FailureNotice({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Notice tone="error" announce="assertive">
      {sentenceOf(asProblem(error))}
    </Notice>
  );
}
