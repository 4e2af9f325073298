/** Counts how people would get an issue, a page of the roll at a time, by the rules that plan it when it goes. */
import { beforeItGoes } from '../digests/asItStands.ts';
import { type Issue, isOpenToEdits } from '../digests/issue.ts';
import { isExternal } from '../people/person.ts';
import type { Entry } from '../people/roll.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { ChatReason } from './chat.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { fateOf, type Sending, whyNoMail } from './fate.ts';
import { nobodyReached, type Reach, type ReachCounts } from './reach.ts';
import { isFirstOfMonth } from './recipients.ts';
import { goesAt } from './showTo.ts';

export type ReachDeps = Pick<
  DeliveryDeps,
  | 'clock'
  | 'ids'
  | 'issues'
  | 'updates'
  | 'events'
  | 'bookings'
  | 'preferences'
  | 'follows'
  | 'chatPlaces'
  | 'reaches'
  | 'schoolCalendar'
  | 'wakeDeliveries'
>;

/** Of one page: what a table gives at once. */
const peoplePerPage = 1000;
/** Milliseconds that one message counts for; then another takes over. */
const patienceMs = 120_000;
/** A counter that has not come further for so long is taken for dead. */
const silenceSeconds = 60;
/** People come, go and choose anew: after so long it is counted again. */
const freshSeconds = 1800;

/** Two issues with the same basis reach the same people in the same way. */
const basisOf = ({ ids }: Pick<ReachDeps, 'ids'>, { items, audience, week, sendAt }: Issue): string => {
  const concern = items.map(({ included, area, phases, jobs, source }) => [
    included,
    area,
    phases,
    jobs,
    source,
  ]);
  return ids.derive('reach', JSON.stringify([concern, audience, week, sendAt]));
};

/** What is counted of an issue; begun, or begun anew, where it is not there, out of date or has stood still. Null once it goes. */
export const readReach = async (deps: ReachDeps, issue: Issue): Promise<Reach | null> => {
  if (!isOpenToEdits(issue)) return null;
  const now = instantOf(deps.clock.now());
  const stored = await deps.reaches.get(issue.id);
  const basis = basisOf(deps, issue);
  const known = stored?.value.basis === basis ? stored.value : null;
  if (known && addSeconds(known.at, known.complete ? freshSeconds : silenceSeconds) > now) return known;
  const reach: Reach =
    known && !known.complete
      ? { ...known, at: now }
      : {
          issue: issue.id,
          basis,
          startsAt: goesAt(deps, issue),
          after: null,
          counts: nobodyReached,
          complete: false,
          at: now,
        };
  // Whoever was quicker has begun the same.
  if ((await deps.reaches.put(reach, stored?.etag ?? null)) === 'written')
    await deps.wakeDeliveries([{ kind: 'count', issue: issue.id }], 0);
  return reach;
};

const add = (
  counts: ReachCounts,
  entry: Entry,
  places: ReadonlyMap<string, ChatReason | null>,
  fate: ReturnType<typeof fateOf>,
  startsAt: string,
): void => {
  if (fate.gets === null) {
    counts[fate.why] += 1;
    return;
  }
  const { person } = entry;
  // No place at all and one that is closed are told apart from a place, which is there with `null`.
  const closed = places.get(person.key);
  if (fate.notBefore > startsAt) counts.later += 1;
  if (fate.route === 'chat' && closed === null) counts.teams += 1;
  else if (whyNoMail(entry)) counts.cannot += 1;
  else if (isExternal(person)) counts.mailNoSignIn += 1;
  else if (fate.route === 'mail') counts.mailChosen += 1;
  else counts[closed === 'blocked' ? 'mailBlocked' : 'mailNoApp'] += 1;
};

/** The next page, counted on top of what was. */
const countPage = async (deps: ReachDeps, reach: Reach, sending: Sending): Promise<Reach> => {
  const { after, startsAt } = reach;
  const entries = await deps.preferences.roll({ after, upTo: null, limit: peoplePerPage });
  const complete = entries.length < peoplePerPage;
  const last = entries.at(-1)?.person.key ?? after;
  const span = { after, upTo: complete ? null : last };
  const [follows, places] = await Promise.all([deps.follows.within(span), deps.chatPlaces.within(span)]);
  const counts = { ...reach.counts };
  for (const entry of entries) {
    const fate = fateOf(entry, follows.get(entry.person.key), sending);
    add(counts, entry, places, fate, startsAt);
  }
  return { ...reach, counts, complete, after: complete ? null : last, at: instantOf(deps.clock.now()) };
};

/** Goes on from where it stands. Another counter, or an edit meanwhile, is noticed with the next page, and this one goes. */
export const countReach = async (deps: ReachDeps, id: string): Promise<void> => {
  const begun = deps.clock.now().getTime();
  const issue = (await deps.issues.get(id))?.value;
  let stored = await deps.reaches.get(id);
  if (!issue || !stored || stored.value.basis !== basisOf(deps, issue)) return;
  const { startsAt } = stored.value;
  const items = await beforeItGoes(deps, issue.items, startsAt);
  const sending: Sending = {
    issue: { ...issue, items },
    firstOfMonth: await isFirstOfMonth(deps, issue),
    startedAt: startsAt,
    calendar: deps.schoolCalendar,
    now: startsAt,
  };
  while (stored && !stored.value.complete) {
    if (deps.clock.now().getTime() - begun > patienceMs)
      return deps.wakeDeliveries([{ kind: 'count', issue: id }], 0);
    const next = await countPage(deps, stored.value, sending);
    if ((await deps.reaches.put(next, stored.etag)) === 'conflict') return;
    stored = await deps.reaches.get(id);
  }
};
