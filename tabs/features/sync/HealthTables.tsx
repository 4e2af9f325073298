import { Link } from 'wouter';
import type { SyncReply } from '#core/contract/api.ts';
import { comparedNames, partNames, stateNames } from '#core/sync/health/healthWords.ts';
import { counted, figure } from '../../components/counted.ts';
import { RowTable } from '../events/imports/RowTable.tsx';
import { DriftDownload } from './DriftDownload.tsx';
import styles from './SyncPage.module.css';
import { driftWords, heardWords, lastGoodWords, momentWords } from './syncWords.ts';

type Props = { health: NonNullable<SyncReply['health']>; decides: boolean; now: string };

/** How each part goes, what the last comparisons came to, who tells us of changes, and which calendars fail. */
export function HealthTables({ health, decides, now }: Props) {
  const { lines, reconciliations, subscriptions, failingFeeds } = health;
  return (
    <>
      <RowTable
        title="What runs"
        headings={['What', 'State', 'Last good', 'Waiting', 'Needs you']}
        rows={lines.map((line) => [
          partNames[line.what],
          stateNames[line.state],
          lastGoodWords(line, now),
          figure(line.waiting),
          figure(line.needsYou),
        ])}
      />
      <RowTable
        title="What is compared"
        headings={['What', 'Last night', 'Found', 'All of it']}
        rows={reconciliations.map(({ source, nightly, wholeAt }) => [
          comparedNames[source],
          momentWords(nightly?.at ?? null, now),
          driftWords(nightly),
          wholeAt === null ? 'Due tonight' : momentWords(wholeAt, now),
        ])}
      />
      <DriftDownload now={now} />
      <RowTable
        title="Who tells us of changes"
        headings={['What', 'State', 'Until']}
        rows={subscriptions.map((one) => [
          comparedNames[one.source],
          heardWords[one.state],
          one.expiresAt === null ? 'None' : momentWords(one.expiresAt, now),
        ])}
      />
      {failingFeeds.length > 0 && (
        <section aria-labelledby="feeds">
          <h2 id="feeds" className={styles.title}>
            Calendars that cannot be read ({figure(failingFeeds.length)})
          </h2>
          <ul className={styles.notices}>
            {failingFeeds.map(({ id, name, problem, failures, lastSuccess }) => (
              <li key={id}>
                <strong>{name}</strong>: {problem} It failed {counted(failures, 'time', 'times')} in a row;
                last read {momentWords(lastSuccess, now)}. Its events stay as they are.
              </li>
            ))}
          </ul>
          {decides && (
            <p className={styles.words}>
              <Link href="/events/feeds" className={styles.link}>
                Calendars that we read
              </Link>
            </p>
          )}
        </section>
      )}
    </>
  );
}
