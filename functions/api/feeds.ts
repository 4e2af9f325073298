/** GET and POST /api/feeds, DELETE /api/feeds/{id}: the calendars on the web that are read. For editors. */
import type { HttpResponseInit } from '@azure/functions';
import { namesOfAreas } from '#core/areas/namesOfAreas.ts';
import { type FeedsReply, feedRequestSchema, feedViewSchema } from '#core/contract/api.ts';
import { type Result, succeed } from '#core/errors.ts';
import { feedState } from '#core/feeds/feed.ts';
import { listFeeds, removeFeed } from '#core/feeds/keepFeeds.ts';
import { type SaveFeedDeps, saveFeed } from '#core/feeds/saveFeed.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readJson } from '../http/readInput.ts';

/** What every one of these answers: the list as it is now. */
const feedsReply = async (
  deps: SaveFeedDeps,
  { principal }: SignedInCall,
): Promise<Result<HttpResponseInit>> => {
  const feeds = await listFeeds(deps, { principal });
  if (!feeds.ok) return feeds;
  return succeed(
    jsonReply<FeedsReply>({
      now: instantOf(deps.clock.now()),
      areas: await namesOfAreas(deps),
      feeds: feeds.value.map((feed) => feedViewSchema.parse({ ...feed, state: feedState(feed) })),
    }),
  );
};

export const showFeeds = (deps: SaveFeedDeps) => (call: SignedInCall) => feedsReply(deps, call);

export const keepFeed = (deps: SaveFeedDeps) => async (call: SignedInCall) => {
  const asked = await readJson(feedRequestSchema, call.request);
  if (!asked.ok) return asked;
  const saved = await saveFeed(deps, { principal: call.principal, input: asked.value });
  return saved.ok ? feedsReply(deps, call) : saved;
};

export const dropFeed = (deps: SaveFeedDeps) => async (call: SignedInCall) => {
  const { principal, request } = call;
  const removed = await removeFeed(deps, { principal, feedId: request.params.id ?? '' });
  return removed.ok ? feedsReply(deps, call) : removed;
};
