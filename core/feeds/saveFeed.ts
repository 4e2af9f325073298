/** An editor adds a calendar on the web, or names, pauses or resumes one: the same address is the same feed. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import type { Feed } from './feed.ts';
import { readFeedAddress } from './feedAddress.ts';

export type SaveFeedDeps = Pick<Deps, 'clock' | 'ids' | 'areas' | 'feeds' | 'audit' | 'publicUrl'> & {
  feedHostsAllowed: readonly string[];
  /** Wakes the worker that reads it. */
  readFeedSoon(feedId: string): Promise<void>;
};

export type FeedInput = Pick<Feed, 'name' | 'url' | 'area' | 'enabled'>;

export const onlyEditors = fail('forbidden', 'Only editors may choose which calendars are read.');

/** Fails with `forbidden`, `invalid`, or `conflict` when somebody else saves it at the same moment. */
export const saveFeed = async (
  deps: SaveFeedDeps,
  { principal, input }: { principal: Principal; input: FeedInput },
): Promise<Result<Feed>> => {
  if (!mayEdit(principal)) return onlyEditors;
  const address = readFeedAddress(input.url, {
    publicUrl: deps.publicUrl,
    hostsAllowed: deps.feedHostsAllowed,
  });
  if (!address.ok) return address;
  if (input.area !== null && !(await deps.areas.get(input.area)))
    return fail('invalid', 'There is no such area.');
  const now = instantOf(deps.clock.now());
  const id = deps.ids.derive('feed', address.value);
  const known = await deps.feeds.get(id);
  // What was read before may mean something else now, so it is read whole.
  const fresh = { etag: null, lastModified: null, failures: 0, problem: null, nextAt: now };
  const feed: Feed = {
    ...(known?.value ?? { lastRead: null, lastSuccess: null, entries: null, refusals: [] }),
    ...input,
    ...fresh,
    id,
    url: address.value,
  };
  if ((await deps.feeds.write(feed, known?.etag ?? null)) === 'conflict')
    return fail('conflict', 'Somebody else changed this calendar just now. Look again.');
  await deps.audit.record([
    {
      at: now,
      who: principal.key,
      what: known ? 'feed.changed' : 'feed.added',
      subject: id,
      detail: `${feed.name}, ${feed.enabled ? 'read' : 'paused'}`,
    },
  ]);
  if (feed.enabled) await deps.readFeedSoon(id);
  return succeed(feed);
};
