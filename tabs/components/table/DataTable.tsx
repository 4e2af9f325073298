import type { ReactNode } from 'react';
import styles from './DataTable.module.css';
import looks from './Table.module.css';

type Props = {
  /** Id of the heading that names the table. */
  labelledBy: string;
  headings: readonly string[];
  rows: readonly (readonly ReactNode[])[];
};

/** A table. On phones each row becomes a card with its headings beside the values. */
export function DataTable({ labelledBy, headings, rows }: Props) {
  return (
    <table className={`${looks.table} ${styles.table}`} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          {headings.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and two may be alike
          <tr key={index}>
            {row.map((value, column) => (
              <td key={headings[column]} data-heading={headings[column]}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
