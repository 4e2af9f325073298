import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { IssueSummary } from '#core/contract/digests.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { counted } from '../../../components/counted.ts';
import { atWords } from '../../../components/drafts/atWords.ts';
import { Empty } from '../../../components/Empty.tsx';
import { rememberLeaving } from '../../../components/focus.ts';
import { ManageNav } from '../../../components/manage/ManageNav.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { issuesQuery } from '../api.ts';
import body from '../Body.module.css';
import { StateBadge } from '../StateBadge.tsx';
import { reachedWords } from '../words.ts';
import styles from './DigestsPage.module.css';
import { StartIssue } from './StartIssue.tsx';

/** All issues of the digest, newest week first. */
export default function DigestsPage() {
  const query = useQuery(issuesQuery(useApi()));
  const { data } = query;
  useAnnounced(data ? counted(data.issues.length, 'digest') : null);
  if (asProblem(query.error).code === 'forbidden') return <NotForYouPage who="editors and approvers" />;
  return (
    <Page
      title="Digests"
      before={<ManageNav roles={data?.me.roles ?? []} here="/manage/digests" />}
      ready={data !== undefined || query.isError}
    >
      <QueryNotice query={query} />
      {data ? (
        <div className={body.body}>
          {data.may.write && <StartIssue now={data.now} issues={data.issues} />}
          <section aria-labelledby="issues">
            <h2 id="issues">Issues</h2>
            {data.issues.length === 0 && <Empty>No digest has been started yet.</Empty>}
            <ul className={styles.issues}>
              {data.issues.map((issue) => (
                <IssueItem key={issue.id} issue={issue} now={data.now} />
              ))}
            </ul>
          </section>
        </div>
      ) : (
        !query.isError && <Skeleton what="digests" rows={4} />
      )}
    </Page>
  );
}

function IssueItem({ issue, now }: { issue: IssueSummary; now: string }) {
  const { id, title, state, progress } = issue;
  return (
    <li className={styles.issue}>
      <h3>
        <Link
          id={`issue-${id}`}
          href={`/manage/digests/${id}`}
          onClick={() => rememberLeaving(`issue-${id}`)}
        >
          {title}
        </Link>
      </h3>
      <StateBadge state={state} />
      <p>
        {counted(issue.items, 'item')}, by {issue.authorName}, changed {atWords(issue.changedAt, now)}.
        {issue.approverName && ` Approved by ${issue.approverName}.`}
        {issue.sendAt && !issue.startedAt && ` Set to go on ${momentWords(issue.sendAt, ukZone)}.`}
        {progress && ` ${reachedWords(progress)}`}
        {issue.changes > 0 && ` Put right or taken back ${counted(issue.changes, 'time')} since.`}
      </p>
      {progress && (
        <p>
          <Link href={`/manage/digests/${id}/report`}>
            Delivery report<span className="visually-hidden">, {title}</span>
          </Link>
        </p>
      )}
    </li>
  );
}
