import type { ReportReply } from '#core/contract/digests.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { counted, figure } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { DataTable } from '../../../components/table/DataTable.tsx';
import styles from './ReportPage.module.css';

type Props = Pick<ReportReply, 'reasons' | 'problems'> & {
  /** People who may still be reached. */
  waiting: number;
};

/** Why people were not reached as they should have been, and who they are. */
export function Problems({ reasons, problems, waiting }: Props) {
  const all = reasons.reduce((sum, { people }) => sum + people, 0);
  if (all === 0 && problems.length === 0)
    return (
      <section aria-labelledby="problems">
        <h2 id="problems">Problems</h2>
        <Empty>
          {waiting > 0
            ? `None so far. ${counted(waiting, 'person', 'people')} still to be reached.`
            : 'None. Everybody was reached as they chose.'}
        </Empty>
      </section>
    );
  return (
    <>
      <section aria-labelledby="reasons">
        <h2 id="reasons">Why people were not reached in Teams, or at all</h2>
        <DataTable
          labelledBy="reasons"
          headings={['Reason', 'People']}
          rows={reasons.map(({ reason, people }) => [reason, figure(people)])}
        />
      </section>
      <section aria-labelledby="problems">
        <h2 id="problems">Problems</h2>
        {problems.length < all && (
          <p className={styles.note}>
            The first {counted(problems.length, 'person', 'people')}. The file has everybody.
          </p>
        )}
        <DataTable
          labelledBy="problems"
          headings={['Who', 'Reason', 'When']}
          rows={problems.map(({ name, reason, at }) => [name, reason, momentWords(at, ukZone)])}
        />
      </section>
    </>
  );
}
