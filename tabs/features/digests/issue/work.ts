import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '#core/contract/api.ts';
import type { IssueReply, IssueView } from '#core/contract/digests.ts';
import type { IssueContent } from '#core/digests/issue.ts';
import type { Instant } from '#core/events/event.ts';
import { useApi } from '../../../api/context.ts';
import type { RequestFailed } from '../../../api/problem.ts';
import { asProblem } from '../../../api/problem.ts';
import { notify } from '../../../components/toast.tsx';
import { type IssueStep, takeStep } from '../api.ts';
import { putIssue } from '../cache.ts';

/** An issue on the screen, and what can be done with it. */
export type Work = {
  issue: IssueView;
  /** As it is on the screen, saved or not. */
  content: IssueContent;
  me: Me;
  now: Instant;
  /** Null where this person may not write in it, or nobody may any more. */
  edit: ((part: Partial<IssueContent>) => void) | null;
  /** Takes a step with what is on the screen, and says what became of it. */
  take: (step: IssueStep, said: string) => void;
  busy: boolean;
  problem: RequestFailed | null;
};

type Stepping = {
  id: string;
  /** Saves what waits; answers the etag of what is saved then. Rejects when it cannot be saved. */
  saved: () => Promise<string>;
  onTold: (issue: IssueReply['issue']) => void;
  /** Somebody may have been quicker: look at what it is now. */
  onRefused: () => unknown;
};

export function useStepping({
  id,
  saved,
  onTold,
  onRefused,
}: Stepping): Pick<Work, 'take' | 'busy' | 'problem'> {
  const api = useApi();
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: async ({ step }: { step: IssueStep; said: string }) => takeStep(api, id, await saved(), step),
    onSuccess(reply, { said }) {
      putIssue(queries, reply);
      onTold(reply.issue);
      notify(said);
    },
    onError: () => void onRefused(),
  });
  return {
    take: (step, said) => taking.mutate({ step, said }),
    busy: taking.isPending,
    problem: taking.error && asProblem(taking.error),
  };
}
