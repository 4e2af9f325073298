import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { IssueReply, ReportReply } from '#core/contract/digests.ts';
import type { Recipient } from '#core/delivery/dispatch.ts';
import type { IssueContent } from '#core/digests/issue.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';

const digestsPath = '/api/digests';
const issuePath = (id: string): string => `${digestsPath}/${encodeURIComponent(id)}`;
export const reportFilePath = (id: string): string => `${issuePath(id)}/report.csv`;

/** How often an open page asks again while something goes out, and while nothing does. */
const movingMs = 2_000;
const restingMs = 30_000;
/** How often it asks for figures that are being counted. */
const countingMs = 1_000;

export const issuesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['digests', 'list'],
    queryFn: async ({ signal }) => checked('issuesReplySchema', await api.send(digestsPath, { signal })),
    refetchInterval: ({ state }) =>
      state.data?.issues.some(({ state }) => state === 'sending') ? movingMs : restingMs,
  });

export const loadIssue = async (api: Api, id: string, signal?: AbortSignal): Promise<IssueReply> =>
  checked('issueReplySchema', await api.send(issuePath(id), signal ? { signal } : {}));

export const issueQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['digests', 'one', id],
    queryFn: ({ signal }) => loadIssue(api, id, signal),
    // What is being written is looked after by its keeper.
    refetchInterval: ({ state: { data } }) =>
      data?.issue.may.save ? false : data?.issue.state === 'sending' ? movingMs : restingMs,
  });

/** What one reader would get of the writing with this `etag`. */
export const previewQuery = (api: Api, { id, etag, as }: { id: string; etag: string; as: string }) =>
  queryOptions({
    queryKey: ['digests', 'preview', id, etag, as],
    queryFn: async ({ signal }) =>
      checked(
        'previewReplySchema',
        await api.send(`${issuePath(id)}/preview?as=${encodeURIComponent(as)}`, { signal }),
      ),
  });

/** How people will get what is written with this `etag`; asked for again and again while it is being counted. */
export const reachQuery = (api: Api, id: string, etag: string) =>
  queryOptions({
    queryKey: ['digests', 'reach', id, etag],
    queryFn: async ({ signal }) =>
      checked('reachReplySchema', await api.send(`${issuePath(id)}/reach`, { signal })),
    refetchInterval: ({ state: { data } }) => (data?.reach && !data.reach.complete ? countingMs : restingMs),
  });

export const reportQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['digests', 'report', id],
    queryFn: async ({ signal }) =>
      checked('reportReplySchema', await api.send(`${issuePath(id)}/report`, { signal })),
    refetchInterval: ({ state: { data } }) =>
      data?.issue.state === 'sending' || data?.changes.some(({ complete }) => !complete)
        ? movingMs
        : restingMs,
  });

/** Those who are missing, some at a time; asked for anew when the figures have moved. */
export const missingQuery = (api: Api, { issue: { id }, progress, confirmed }: ReportReply, kind: string) =>
  infiniteQueryOptions({
    queryKey: ['digests', 'missing', id, kind, progress, confirmed],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) =>
      checked(
        'missingReplySchema',
        await api.send(`${issuePath(id)}/missing?kind=${kind}&from=${pageParam}`, { signal }),
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });

const ask = async (api: Api, path: string, method: 'POST' | 'PUT', body: object): Promise<IssueReply> =>
  checked('issueReplySchema', await api.send(path, { method, body }));

/** Begins an issue for the week that starts on this Monday; it assembles itself. */
export const beginIssue = (api: Api, week: string): Promise<IssueReply> =>
  ask(api, digestsPath, 'POST', { week });

export const saveIssue = (api: Api, id: string, etag: string, content: IssueContent): Promise<IssueReply> =>
  ask(api, issuePath(id), 'PUT', { etag, content });

/** A step and what the service wants to know for it. */
export type IssueStep =
  | { step: 'gather' | 'test' | 'review' | 'approve' | 'unschedule' | 'pause' | 'resume' | 'stop' }
  | { step: 'again'; recipient: Recipient | null }
  | { step: 'sendBack'; note: string }
  | { step: 'schedule'; sendAt: string }
  | { step: 'correct'; item: string; title: string; line: string; reason: string; mailAgain: boolean }
  | { step: 'withdraw'; item: string | null; reason: string; mailAgain: boolean };

export const takeStep = (
  api: Api,
  id: string,
  etag: string,
  { step, ...said }: IssueStep,
): Promise<IssueReply> => ask(api, `${issuePath(id)}/${step}`, 'POST', { etag, ...said });
