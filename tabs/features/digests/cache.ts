import type { QueryClient } from '@tanstack/react-query';
import type { IssueReply } from '#core/contract/digests.ts';

/** Keeps an issue as the service just told it, and has lists and reports that name it asked for again. */
export function putIssue(queries: QueryClient, reply: IssueReply): void {
  queries.setQueryData(['digests', 'one', reply.issue.id], reply);
  void queries.invalidateQueries({ queryKey: ['digests', 'list'] });
  void queries.invalidateQueries({ queryKey: ['digests', 'report', reply.issue.id] });
}
