import { Link } from 'wouter';
import { figure } from '../../components/counted.ts';
import { Empty } from '../../components/Empty.tsx';
import { useAnnounced } from '../../components/useAnnounced.ts';
import styles from './ManagePage.module.css';
import { goesByItself, type Waiting, waitingDetail, waitingLink, waitingWords } from './waitingWords.ts';

/** What waits for the reader, each with how many, since when and where it is dealt with; then what goes by itself. */
export function WaitingList({ waiting, now }: { waiting: readonly Waiting[]; now: string }) {
  const own = waiting.filter((one) => !goesByItself(one));
  const others = waiting.filter(goesByItself);
  const count = own.reduce((sum, one) => sum + one.count, 0);
  const summary = `Waiting for you (${figure(count)})`;
  useAnnounced(summary);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className={styles.title}>
        {summary}
      </h2>
      {own.length === 0 ? <Empty>Nothing is waiting for you.</Empty> : <Entries waiting={own} now={now} />}
      {others.length > 0 && (
        <>
          <h2 className={styles.title}>Goes by itself</h2>
          <Entries waiting={others} now={now} />
        </>
      )}
    </section>
  );
}

const Entries = ({ waiting, now }: { waiting: readonly Waiting[]; now: string }) => (
  <ul className={styles.waiting}>
    {waiting.map((one) => (
      <li key={one.kind + (one.only?.id ?? '')}>
        <Link href={waitingLink(one)} className={styles.entry}>
          {waitingWords(one)}
        </Link>
        <span className={styles.detail}>{waitingDetail(one, now)}</span>
      </li>
    ))}
  </ul>
);
