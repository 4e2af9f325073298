import type { ErasuresReply } from '#core/contract/personalData.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { counted, figure } from '../../components/counted.ts';
import { DataTable } from '../../components/table/DataTable.tsx';

const lastWords = ({ at, complete, waiting }: NonNullable<ErasuresReply['tidying']>): string =>
  [
    `Last looked through on ${momentWords(at, ukZone)}.`,
    waiting > 0 && `${counted(waiting, 'booking')} could not go yet: SharePoint did not let them.`,
    complete ? waiting === 0 && 'Nothing is left to remove.' : 'The rest goes the next time.',
  ]
    .filter(Boolean)
    .join(' ');

/** What is removed by itself, and what the last run came to. */
export function LastRemoval({ tidying }: Pick<ErasuresReply, 'tidying'>) {
  const removed = Object.entries(tidying?.removed ?? {});
  return (
    <section aria-labelledby="removal">
      <h2 id="removal">Removed by itself</h2>
      <p>
        Bookings, deliveries and what else names people go after 24 months, the trail of deeds after 36.
        Figures stay.
      </p>
      <p>{tidying ? lastWords(tidying) : 'Not looked through yet: it happens every night.'}</p>
      {removed.length > 0 && (
        <DataTable
          labelledBy="removal"
          headings={['What', 'Removed']}
          rows={removed.map(([name, count]) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, figure(count)])}
        />
      )}
    </section>
  );
}
