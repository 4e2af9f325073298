import { useQuery } from '@tanstack/react-query';
import type { IssueReply } from '#core/contract/digests.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { isReading } from '../../../components/drafts/readOnce.ts';
import { LoadingPage } from '../../../components/LoadingPage.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { useNow } from '../../../components/useNow.ts';
import { issueQuery } from '../api.ts';
import { EditedIssue } from './EditedIssue.tsx';
import { IssueScreen } from './IssueScreen.tsx';
import { issueShape } from './issueShape.ts';
import { useStepping } from './work.ts';

/** One issue of the digest, from choosing to what became of it. */
export default function IssuePage({ id }: { id: string }) {
  const query = useQuery({ ...issueQuery(useApi(), id), refetchOnMount: 'always' });
  const { data } = query;
  const { code } = asProblem(query.error);
  if (code === 'notFound') return <NotFoundPage what="digest" />;
  if (code === 'forbidden') return <NotForYouPage who="editors and approvers" />;
  if (query.isError && !data)
    return (
      <Page title="Digest">
        <QueryNotice query={query} />
      </Page>
    );
  if (!data || isReading(query)) return <LoadingPage />;
  return data.issue.may.save ? (
    <EditedIssue reply={data} />
  ) : (
    <SettledIssue reply={data} onRefused={query.refetch} />
  );
}

type SettledProps = { reply: IssueReply; onRefused: () => unknown };

function SettledIssue({ reply: { issue, me, now }, onRefused }: SettledProps) {
  const saved = async (): Promise<string> => issue.etag;
  const stepping = useStepping({ id: issue.id, saved, onTold: () => {}, onRefused });
  return (
    <IssueScreen
      work={{ issue, content: issueShape.wordsOf(issue), me, now: useNow(now), edit: null, ...stepping }}
    />
  );
}
