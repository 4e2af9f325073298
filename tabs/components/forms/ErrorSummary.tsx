import { useEffect, useRef } from 'react';
import { Notice } from '../Notice.tsx';
import styles from './ErrorSummary.module.css';

/** What is wrong with one field: `field` is the id of its input. */
export type FieldProblem = { field: string; message: string };

type Props = {
  problems: readonly FieldProblem[];
  /** Rises with each failed attempt, so that focus comes here again. */
  attempt: number;
};

/** All that is wrong, above the form, each leading to its field. Takes focus when it appears. */
export function ErrorSummary({ problems, attempt }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (attempt > 0) heading.current?.focus();
  }, [attempt]);
  if (attempt === 0 || problems.length === 0) return null;
  return (
    <Notice tone="error">
      <h2 className={styles.title} ref={heading} tabIndex={-1}>
        There is a problem
      </h2>
      <ul className={styles.list}>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#${field}`}
              onClick={(click) => {
                click.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
