import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { figure } from '../../../components/counted.ts';
import { DataTable } from '../../../components/table/DataTable.tsx';
import styles from './RowTable.module.css';

/** Thousands of rows would take a phone seconds to draw; nobody reads them all at once. */
const pageSize = 100;

type Props = { title: string; headings: string[]; rows: ReactNode[][]; action?: ReactNode };

/** A table of rows, a hundred at a time. On phones each row becomes a card with its headings beside the values. */
export function RowTable({ title, headings, rows, action }: Props) {
  const [shown, setShown] = useState(pageSize);
  const heading = useId();
  const rest = rows.length - shown;
  const next = Math.min(pageSize, rest);
  return (
    <section aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title} ({figure(rows.length)})
        </h2>
        {action}
      </div>
      <DataTable labelledBy={heading} headings={headings} rows={rows.slice(0, shown)} />
      {rest > 0 && (
        <p className={styles.more}>
          <Button onClick={() => setShown(shown + pageSize)}>
            Show {next} more of {title.toLowerCase()}
          </Button>
        </p>
      )}
    </section>
  );
}
