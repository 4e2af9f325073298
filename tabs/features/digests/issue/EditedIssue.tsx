import { useQueryClient } from '@tanstack/react-query';
import type { IssueReply, IssueView } from '#core/contract/digests.ts';
import type { IssueContent } from '#core/digests/issue.ts';
import { useApi } from '../../../api/context.ts';
import { RequestFailed } from '../../../api/problem.ts';
import { DraftStanding } from '../../../components/drafts/DraftStanding.tsx';
import { SavedNote } from '../../../components/drafts/SavedNote.tsx';
import { useDraftKeeper } from '../../../components/drafts/useDraftKeeper.ts';
import { useNow } from '../../../components/useNow.ts';
import { loadIssue, saveIssue } from '../api.ts';
import { putIssue } from '../cache.ts';
import { IssueScreen } from './IssueScreen.tsx';
import { contentWords, issueShape } from './issueShape.ts';
import { useStepping } from './work.ts';

/** An issue that may still be changed: kept while somebody works on it, and by itself. */
export function EditedIssue({ reply: { issue: first, me, now: told } }: { reply: IssueReply }) {
  const api = useApi();
  const queries = useQueryClient();
  const { id } = first;
  const toldIssue = (reply: IssueReply): IssueView => {
    putIssue(queries, reply);
    return reply.issue;
  };
  const { draft, keeper } = useDraftKeeper<IssueView, IssueContent>(
    issueShape,
    first,
    { person: me.key, what: id },
    {
      load: async () => toldIssue(await loadIssue(api, id)),
      save: async (etag, content) => toldIssue(await saveIssue(api, id, etag, content)),
    },
  );
  const stepping = useStepping({
    id,
    async saved() {
      if (await keeper.flush()) return keeper.read().view.etag;
      throw new RequestFailed('conflict', 'It is not saved yet, so it stays as it is. Your words are kept.');
    },
    onTold: (issue) => keeper.take(issue),
    onRefused: () => keeper.look().catch(() => {}),
  });
  const now = useNow(told);
  const { details: content, view: issue } = draft;
  return (
    <IssueScreen
      work={{ issue, content, me, now, edit: (part) => keeper.edit(part), ...stepping }}
      saved={<SavedNote draft={draft} now={now} />}
      notices={
        <DraftStanding
          draft={draft}
          keeper={keeper}
          shape={issueShape}
          words={contentWords}
          what="this digest"
          sentBack={issue.sentBack}
        />
      }
    />
  );
}
