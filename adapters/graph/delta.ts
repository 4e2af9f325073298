/** Pages of a delta query, for lists and calendars (Microsoft Graph documentation, "Use delta query to track changes"). */
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { Page } from '#core/sync/inbound/ports.ts';
import { Unreadable } from '#core/sync/inbound/unreadable.ts';
import { addDays, type Day } from '#core/time/days.ts';
import { instantOf } from '#core/time/zones.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import { errorCode, failedOutcome, succeeded } from './outcome.ts';

const pageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** Where a reading stands. `since`: the day on which it last began with everything; `whole`: it has not ended that yet. */
const cursorSchema = z.object({ link: z.string(), whole: z.boolean(), since: z.string() });

type DeltaQuery = {
  /** What asks from the beginning. */
  first: string;
  /** As the last page gave it; null for the beginning. */
  cursor: string | null;
  /** Days after which everything is read again; without it never. */
  keepDays?: number;
  headers?: Record<string, string>;
  /** What it means when it fails: `the changes of the list could not be read`. */
  what: string;
};

/**
 * The server has forgotten how far we were. SharePoint says 410 with one of the `resync` codes, Outlook 410 or 400 with
 * `syncStateNotFound`. Both name an address to begin at again; ours does the same and keeps what we expand.
 */
const isLost = (answer: GraphAnswer): boolean =>
  answer.status === 410 || /^(syncState|resync)/i.test(errorCode(answer));

/** @throws Unreadable for an answer that is of no use; the wait that the service asks for is in it */
export const unreadable = (what: string, answer: GraphAnswer): Unreadable => {
  const outcome = failedOutcome(answer);
  const reason = [answer.status || 'connection lost', errorCode(answer)].filter(Boolean).join(' ');
  return new Unreadable(`${what}: ${reason}`, outcome.status === 'retry' ? outcome.afterSeconds : 0);
};

/** The cursor, unless it is none or has grown old. */
const positionIn = ({ cursor, keepDays }: DeltaQuery, today: Day) => {
  if (cursor === null) return null;
  const position = cursorSchema.parse(JSON.parse(cursor));
  return keepDays !== undefined && addDays(position.since, keepDays) <= today ? null : position;
};

/** One page: what is in it, and what a `Page` says besides. @throws Unreadable */
export const readDelta = async (
  graph: Graph,
  clock: Clock,
  query: DeltaQuery,
): Promise<{ value: unknown[]; page: Omit<Page<never>, 'changes'> }> => {
  const readAt = instantOf(clock.now());
  const today = readAt.slice(0, 10);
  const position = positionIn(query, today);
  const { first, headers = {}, what } = query;
  const answer = await graph.send({ method: 'GET', url: position?.link ?? first, headers });
  if (position && isLost(answer)) return readDelta(graph, clock, { ...query, cursor: null });
  if (!succeeded(answer)) throw unreadable(what, answer);
  const body = pageSchema.parse(answer.body);
  const next = body['@odata.nextLink'];
  const link = next ?? body['@odata.deltaLink'];
  if (link === undefined) throw new Error(`${what}: there is no link to go on with`);
  const more = next !== undefined;
  const whole = position?.whole ?? true;
  const cursor = JSON.stringify({ link, whole: whole && more, since: position?.since ?? today });
  return { value: body.value, page: { cursor, more, whole, readAt } };
};
