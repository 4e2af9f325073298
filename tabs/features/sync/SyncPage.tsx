import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SyncReply } from '#core/contract/api.ts';
import { useApi } from '../../api/context.ts';
import { asProblem } from '../../api/problem.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { figure } from '../../components/counted.ts';
import { Empty } from '../../components/Empty.tsx';
import { NotForYouPage } from '../../components/NotForYouPage.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useAnnounced } from '../../components/useAnnounced.ts';
import { RowTable } from '../events/imports/RowTable.tsx';
import { listAddress } from '../events/listAddress.ts';
import { syncQuery } from './api.ts';
import { QuestionItem } from './QuestionItem.tsx';
import styles from './SyncPage.module.css';
import { faultWords, momentWords, partNames, placeNames, stateNames, summaryOf } from './syncWords.ts';

/** How keeping list and calendar in step goes, and what waits for an editor. */
export default function SyncPage() {
  const query = useQuery(syncQuery(useApi()));
  const { data } = query;
  useAnnounced(data ? summaryOf(data) : null);
  if (asProblem(query.error).code === 'forbidden') return <NotForYouPage />;
  return (
    <Page
      title="Sync health"
      before={<BackLink href={listAddress()}>Events</BackLink>}
      actions={
        <Button disabledFocusable={query.isFetching} onClick={() => void query.refetch()}>
          Check now
        </Button>
      }
      ready={data !== undefined || query.isError}
    >
      <div className={styles.body}>
        <QueryNotice query={query} />
        {data && <Health data={data} />}
        {query.isPending && <Skeleton what="sync health" rows={4} />}
      </div>
    </Page>
  );
}

function Health({ data }: { data: SyncReply }) {
  const asked = useRef<HTMLHeadingElement>(null);
  const { now, lines, questions, notices } = data;
  return (
    <>
      <p className={styles.words}>
        <strong>{summaryOf(data)}.</strong> Checked at {momentWords(now, now)}.
      </p>
      {lines.map(faultWords).map(
        (words) =>
          words && (
            <Notice key={words} tone="warning">
              {words}
            </Notice>
          ),
      )}
      <section aria-labelledby="asked">
        <h2 id="asked" ref={asked} tabIndex={-1} className={styles.title}>
          Needs you ({figure(questions.length)})
        </h2>
        {questions.length === 0 && <Empty>Nothing is waiting for you.</Empty>}
        <ul className={styles.questions}>
          {questions.map((question) => (
            <QuestionItem key={question.id} question={question} onAnswered={() => asked.current?.focus()} />
          ))}
        </ul>
      </section>
      <RowTable
        title="What runs"
        headings={['What', 'State', 'Last good', 'Waiting', 'Needs you']}
        rows={lines.map((line) => [
          partNames[line.what],
          stateNames[line.state],
          momentWords(line.lastGood, now),
          figure(line.waiting),
          figure(line.needsYou),
        ])}
      />
      {notices.length > 0 && (
        <section aria-labelledby="notices">
          <h2 id="notices" className={styles.title}>
            Good to know
          </h2>
          <ul className={styles.notices}>
            {notices.map((notice) => (
              <li key={notice.id}>
                <strong>{notice.title}</strong>
                {notice.source !== 'service' && `, edited in ${placeNames[notice.source]}`}
                {notice.editor && ` by ${notice.editor.name}`} ({momentWords(notice.at, now)}): {notice.text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
