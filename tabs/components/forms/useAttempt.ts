import { type FormEvent, useState } from 'react';
import type { FieldProblem } from './ErrorSummary.tsx';

export type Attempt = {
  /** Rises with each attempt; 0 before the first. */
  attempt: number;
  /** What has to be mended. Nothing before somebody tried to send the form, so that nobody is told off while they begin. */
  problems: FieldProblem[];
  /** What is wrong with the field of this id. */
  wrong: (field: string) => string | null;
  handleSubmit: (submitted: FormEvent) => void;
};

/** Sending a form: goes on when nothing has to be mended, and says what has when it does. */
export function useAttempt(found: FieldProblem[], onGood: () => void): Attempt {
  const [attempt, setAttempt] = useState(0);
  const problems = attempt > 0 ? found : [];
  return {
    attempt,
    problems,
    wrong: (field) => problems.find((problem) => problem.field === field)?.message ?? null,
    handleSubmit(submitted) {
      submitted.preventDefault();
      setAttempt(attempt + 1);
      if (found.length === 0) onGood();
    },
  };
}
