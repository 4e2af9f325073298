import type { ErasuresReply } from '#core/contract/personalData.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErasingProgress } from '../../components/erasing/ErasingProgress.tsx';
import { DataTable } from '../../components/table/DataTable.tsx';
import styles from './PeoplePage.module.css';

/** Erasures that go on, with how far they are, and those that are done, of which only that they happened is known. */
export function Erasures({ erasures }: Pick<ErasuresReply, 'erasures'>) {
  const going = erasures.filter(({ name }) => name !== null);
  const done = erasures.filter(({ name }) => name === null);
  return (
    <section aria-labelledby="erasures">
      <h2 id="erasures" tabIndex={-1}>
        Erasures
      </h2>
      {erasures.length === 0 && <Empty>Nobody was erased in the last 36 months.</Empty>}
      {going.map((erasure) => (
        <div key={erasure.id} className={styles.going}>
          <h3>{erasure.name}</h3>
          <ErasingProgress erasing={erasure} />
        </div>
      ))}
      {done.length > 0 && (
        <DataTable
          labelledBy="erasures"
          headings={['Erased', 'Asked for', 'By']}
          rows={done.map(({ at, askedAt, byThemselves }) => [
            momentWords(at, ukZone),
            momentWords(askedAt, ukZone),
            byThemselves ? 'Themselves' : 'An administrator',
          ])}
        />
      )}
    </section>
  );
}
