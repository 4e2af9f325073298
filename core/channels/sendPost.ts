/** One post to one channel: sent once, tried again when Teams was busy, replaced when what it shows was put right. */
import { waitAfter } from '../delivery/afterAttempt.ts';
import type { ChatOutcome } from '../delivery/chat.ts';
import type { DeliveryDeps } from '../delivery/deliveryDeps.ts';
import type { Stored } from '../events/ports.ts';
import type { Day } from '../time/days.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { ShownUpdate } from './cards.ts';
import { type Channel, channelKey, type Post } from './channel.ts';
import { isStale } from './planPosts.ts';

export type PostDeps = Pick<
  DeliveryDeps,
  | 'clock'
  | 'ids'
  | 'leases'
  | 'pace'
  | 'chat'
  | 'publicUrl'
  | 'areas'
  | 'updates'
  | 'channels'
  | 'channelCards'
  | 'audit'
>;

const leaseSeconds = 60;
const mostAttempts = 12;
/** After these the channel is none for us any more: the app was taken out of the team, or the channel deleted. */
const gone = new Set(['notInstalled', 'notInRoster', 'notFound', 'blocked', 'disabled']);

const shown = async (deps: PostDeps, post: Post): Promise<ShownUpdate[]> => {
  const names = new Map((await deps.areas.list()).map(({ value }) => [value.slug, value.name]));
  const updates = await Promise.all(post.updates.map(({ id }) => deps.updates.get(id)));
  return updates.flatMap((stored) =>
    stored ? [{ update: stored.value, areaName: names.get(stored.value.area) ?? stored.value.area }] : [],
  );
};

const versionsOf = (updates: readonly ShownUpdate[]): Post['updates'] =>
  updates.map(({ update: { id, version } }) => ({ id, version }));

const afterOutcome = (
  deps: PostDeps,
  post: Post,
  { outcome, updates }: { outcome: ChatOutcome; updates: readonly ShownUpdate[] },
): Post => {
  const at = instantOf(deps.clock.now());
  if (outcome.status === 'sent')
    return {
      ...post,
      state: 'sent',
      activityId: outcome.activityId,
      updates: versionsOf(updates),
      why: null,
      at,
    };
  const attempts = post.attempts + 1;
  if (outcome.status === 'retry' && attempts < mostAttempts) {
    const wait = waitAfter(deps.ids, { person: post.channel, attempts: post.attempts }, outcome.afterSeconds);
    return { ...post, attempts, notBefore: addSeconds(at, wait), at };
  }
  const why = outcome.status === 'unreachable' ? outcome.reason : 'gaveUp';
  return { ...post, state: 'unreachable', attempts, why, at };
};

/** Nothing is posted there any more, until somebody chooses again. */
const leave = async (deps: PostDeps, { id }: Pick<Channel, 'id'>, why: string): Promise<void> => {
  await deps.channels.remove(id);
  await deps.audit.record([
    { at: instantOf(deps.clock.now()), who: 'service', what: 'channel.left', subject: id, detail: why },
  ]);
};

const post = async (deps: PostDeps, channel: Channel, { value: row, etag }: Stored<Post>): Promise<void> => {
  const updates = await shown(deps, row);
  const isNew = row.state === 'queued';
  // What was withdrawn before it went is not posted at all; what was posted says that it was withdrawn.
  const toShow = isNew ? updates.filter(({ update }) => update.state === 'published') : updates;
  if (toShow.length === 0) {
    await deps.channels.putPost({ ...row, state: 'empty' }, etag);
    return;
  }
  await deps.pace.turn(channel.tenantId);
  const message = deps.channelCards.post(toShow, deps.publicUrl);
  const key = channelKey(channel.id);
  const outcome = isNew
    ? await deps.chat.send(key, message)
    : await deps.chat.replace(key, row.activityId ?? '', message);
  const next = afterOutcome(deps, row, { outcome, updates: toShow });
  await deps.channels.putPost(next, etag);
  if (isNew && next.why !== null && gone.has(next.why)) await leave(deps, channel, next.why);
};

/** A task may come twice, or late: the row says what is left to do. */
export const sendPost = async (
  deps: PostDeps,
  { channel: id, day }: { channel: string; day: Day },
): Promise<void> => {
  const lease = await deps.leases.take(`post ${day} ${deps.ids.derive('channel', id)}`, leaseSeconds);
  if (!lease) return;
  try {
    const [channel, row] = await Promise.all([deps.channels.get(id), deps.channels.post(id, day)]);
    if (!channel || !row || row.value.notBefore > instantOf(deps.clock.now())) return;
    const updates = new Map((await shown(deps, row.value)).map(({ update }) => [update.id, update]));
    if (row.value.state === 'queued' || isStale(row.value, (update) => updates.get(update)))
      await post(deps, channel.value, row);
  } finally {
    await lease.release();
  }
};
