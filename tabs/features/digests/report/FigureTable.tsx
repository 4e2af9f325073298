import looks from '../../../components/table/Table.module.css';
import styles from './FigureTable.module.css';

/** A figure with what it is out of; `part` of the one above it. */
export type Figure = { what: string; count: string; part?: true };

/** Figures side by side with what they are of, on phones too; parts are set in from the left. */
export function FigureTable({ labelledBy, figures }: { labelledBy: string; figures: readonly Figure[] }) {
  return (
    <table className={`${looks.table} ${styles.figures}`} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How many</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ what, count, part }) => (
          <tr key={what}>
            <th scope="row" className={part ? styles.part : undefined}>
              {what}
            </th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
