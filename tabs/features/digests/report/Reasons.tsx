import type { ReportReply } from '#core/contract/digests.ts';
import { counted, figure } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { DataTable } from '../../../components/table/DataTable.tsx';

type Props = Pick<ReportReply, 'reasons'> & {
  /** People who may still be reached. */
  waiting: number;
};

/** Why people were not reached as they should have been: how many for each reason. */
export function Reasons({ reasons, waiting }: Props) {
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">Why people were not reached in Teams, or at all</h2>
      {reasons.length > 0 ? (
        <DataTable
          labelledBy="reasons"
          headings={['Reason', 'People']}
          rows={reasons.map(({ reason, people }) => [reason, figure(people)])}
        />
      ) : (
        <Empty>
          {waiting > 0
            ? `None so far. ${counted(waiting, 'person', 'people')} still to be reached.`
            : 'None. Everybody was reached as they chose.'}
        </Empty>
      )}
    </section>
  );
}
