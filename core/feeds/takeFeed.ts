/** Reads one feed: fetch → read → plan; what would change goes the way of every import. A failure changes no event. */
import type { Deps } from '../deps.ts';
import type { Result } from '../errors.ts';
import { draftRun } from '../events/draftRun.ts';
import { subscribedFeed } from '../events/feedNames.ts';
import type { FeedReading } from '../events/reading.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { type Feed, failuresToReport, feedIntervalSeconds, waitAfter } from './feed.ts';
import { noteOnFeed } from './noteOnFeed.ts';
import type { FeedAnswer, FetchFeed } from './ports.ts';

export type TakeFeedDeps = Pick<
  Deps,
  'clock' | 'ids' | 'events' | 'bookings' | 'imports' | 'feeds' | 'audit'
> & {
  fetchFeed: FetchFeed;
  readFeed(file: { name: string; bytes: Uint8Array }): Promise<Result<FeedReading>>;
  enqueueImport(importId: string): Promise<void>;
};

export type Taken = 'skipped' | 'unchanged' | 'read' | 'importing' | 'failed';

/** "Has it changed?" is asked for a day at most: dates of series without an end come into sight as time goes on. */
const longestTrustSeconds = 86_400;
const mostRefusals = 10;

const validators = (feed: Feed, now: string): Pick<Feed, 'url' | 'etag' | 'lastModified'> =>
  feed.lastRead !== null && addSeconds(feed.lastRead, longestTrustSeconds) > now
    ? feed
    : { url: feed.url, etag: null, lastModified: null };

const failed = async (deps: TakeFeedDeps, feed: Feed, reason: string, afterSeconds = 0): Promise<Taken> => {
  const now = instantOf(deps.clock.now());
  const noted = await noteOnFeed(deps, feed.id, ({ failures }) => ({
    failures: failures + 1,
    problem: reason,
    nextAt: addSeconds(now, Math.max(waitAfter(failures + 1), afterSeconds)),
  }));
  if (noted?.failures === failuresToReport)
    await deps.audit.record([
      { at: now, who: subscribedFeed(feed.id), what: 'feed.failing', subject: feed.id, detail: reason },
    ]);
  return 'failed';
};

const succeeded = async (deps: TakeFeedDeps, feed: Feed, more: Partial<Feed>): Promise<void> => {
  const now = instantOf(deps.clock.now());
  const nextAt = addSeconds(now, feedIntervalSeconds);
  await noteOnFeed(deps, feed.id, () => ({ lastSuccess: now, failures: 0, problem: null, nextAt, ...more }));
};

const imported = async (
  deps: TakeFeedDeps,
  feed: Feed,
  { bytes, etag, lastModified }: Extract<FeedAnswer, { state: 'fetched' }>,
): Promise<Taken> => {
  const fileName = `${feed.name}.ics`;
  const reading = await deps.readFeed({ name: fileName, bytes });
  if (!reading.ok) return failed(deps, feed, reading.failure.message);
  const source = subscribedFeed(feed.id);
  const { run, preview } = await draftRun(deps, {
    fileName,
    feed: source,
    startedBy: source,
    ...(feed.area !== null && { area: feed.area }),
    reading: reading.value,
  });
  const changes = run.total > 0;
  if (changes) {
    await deps.imports.create({ ...run, state: 'applying' }, bytes);
    await deps.enqueueImport(run.id);
  }
  await succeeded(deps, feed, {
    // Only when nothing is to be done is it certain that the truth says the same; until then it is read whole again.
    etag: changes ? null : etag,
    lastModified: changes ? null : lastModified,
    lastRead: instantOf(deps.clock.now()),
    entries: reading.value.entries.length,
    refusals: preview.refused
      .slice(0, mostRefusals)
      .map(({ title, line, reason }) => `${title ?? `Line ${line}`}: ${reason}`),
  });
  return changes ? 'importing' : 'read';
};

/** One that was removed or paused meanwhile is skipped. Taking the same feed twice is harmless. */
export const takeFeed = async (deps: TakeFeedDeps, feedId: string): Promise<Taken> => {
  const stored = await deps.feeds.get(feedId);
  if (!stored?.value.enabled) return 'skipped';
  const feed = stored.value;
  const answer = await deps.fetchFeed(validators(feed, instantOf(deps.clock.now())));
  if (answer.state === 'failed') return failed(deps, feed, answer.reason, answer.afterSeconds);
  if (answer.state === 'fetched') return imported(deps, feed, answer);
  await succeeded(deps, feed, {});
  return 'unchanged';
};
