import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Me, SyncReply } from '#core/contract/api.ts';
import { useApi } from '../../api/context.ts';
import { asProblem } from '../../api/problem.ts';
import { figure } from '../../components/counted.ts';
import { Empty } from '../../components/Empty.tsx';
import { ManageNav } from '../../components/manage/ManageNav.tsx';
import { NotForYouPage } from '../../components/NotForYouPage.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useAnnounced } from '../../components/useAnnounced.ts';
import { syncQuery } from './api.ts';
import { HealthTables } from './HealthTables.tsx';
import { PauseButton } from './PauseButton.tsx';
import { PausedBanner } from './PausedBanner.tsx';
import { QuestionItem } from './QuestionItem.tsx';
import { StoppedItem } from './StoppedItem.tsx';
import { SyncNotices } from './SyncNotices.tsx';
import styles from './SyncPage.module.css';
import { faultWords, momentWords, summaryOf } from './syncWords.ts';

/** What waits for editors of keeping list and calendar in step, and for administrators how it goes and what stopped. */
export default function SyncPage() {
  const query = useQuery(syncQuery(useApi()));
  const { data } = query;
  useAnnounced(data ? summaryOf(data) : null);
  if (asProblem(query.error).code === 'forbidden') return <NotForYouPage />;
  return (
    <Page
      title="Sync health"
      before={data && <ManageNav roles={rolesShown(data)} here="/manage/sync" />}
      actions={
        <>
          <Button disabledFocusable={query.isFetching} onClick={() => void query.refetch()}>
            Check now
          </Button>
          {data?.health && <PauseButton paused={data.paused !== null} />}
        </>
      }
      ready={data !== undefined || query.isError}
    >
      <div className={styles.body}>
        <QueryNotice query={query} />
        {data && <Content data={data} />}
        {query.isPending && <Skeleton what="sync health" rows={4} />}
      </div>
    </Page>
  );
}

function Content({ data }: { data: SyncReply }) {
  const { now, paused, health } = data;
  return (
    <>
      {paused && <PausedBanner paused={paused} now={now} />}
      <p className={styles.words}>
        <strong>{summaryOf(data)}.</strong> Checked at {momentWords(now, now)}.
      </p>
      {(health?.lines ?? []).map(faultWords).map(
        (words) =>
          words && (
            <Notice key={words} tone="warning">
              {words}
            </Notice>
          ),
      )}
      <NeedsYou data={data} />
      {health && <HealthTables health={health} decides={data.decides} now={now} />}
      <SyncNotices notices={data.notices} now={now} />
    </>
  );
}

/** Edits that wait for an answer, and messages that stopped. What is done with leaves the list. */
function NeedsYou({ data }: { data: SyncReply }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { now, health, questions, decides } = data;
  const own = decides ? questions : [];
  const others = decides ? [] : questions;
  const count = own.length + (health?.stopped.length ?? 0);
  return (
    <section aria-labelledby="asked">
      <h2 id="asked" ref={heading} tabIndex={-1} className={styles.title}>
        Needs you ({figure(count)})
      </h2>
      {count === 0 && <Empty>Nothing is waiting for you.</Empty>}
      <ul className={styles.questions}>
        {own.map((question) => (
          <QuestionItem
            key={question.id}
            question={question}
            decides
            onAnswered={() => heading.current?.focus()}
          />
        ))}
        {health?.stopped.map((stopped) => (
          <StoppedItem key={stopped.id} stopped={stopped} now={now} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h2 className={styles.title}>Waits for an editor ({figure(others.length)})</h2>
          <ul className={styles.questions}>
            {others.map((question) => (
              <QuestionItem key={question.id} question={question} decides={false} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The reply names no roles, but only administrators see the health and only editors decide. */
const rolesShown = ({ decides, health }: SyncReply): Me['roles'] => [
  ...(decides ? (['editor'] as const) : []),
  ...(health ? (['administrator'] as const) : []),
];
