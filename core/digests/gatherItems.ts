/** What is new, as items of an issue: actions, deadlines, updates, visits with places, events. */

import type { Area } from '../areas/area.ts';
import type { Standing } from '../bookings/standingOf.ts';
import { standingsOf } from '../bookings/standingsOf.ts';
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { lookBack } from '../updates/lookBack.ts';
import type { Update } from '../updates/update.ts';
import { type DigestItem, type ItemKind, itemKinds, mostIssueItems } from './issue.ts';
import { type ItemWords, wordsOfEvent, wordsOfUpdate } from './itemWords.ts';
import type { Told } from './toldBefore.ts';

export type GatherDeps = Pick<Deps, 'clock' | 'ids' | 'events' | 'bookings' | 'areas' | 'updates'>;

const daySeconds = 86_400;
/** A deadline is told of three weeks ahead, an event two, a visit two months: hosts and supply need time. */
const horizon = { deadline: 21 * daySeconds, event: 14 * daySeconds, visit: 60 * daySeconds };
/** An update from before is told of once more when its deadline is so near. */
const reminder = 10 * daySeconds;

type Draft = ItemWords & Pick<DigestItem, 'kind' | 'area' | 'phases' | 'source'>;

/** An update as an item, but for what only an issue knows of it. */
const draftOfUpdate = (update: Update, kind: ItemKind): Draft => ({
  ...wordsOfUpdate(update),
  kind,
  area: update.area,
  phases: update.phases,
  source: { kind: 'update', id: update.id },
});

const draftOfEvent = (standing: Standing, kind: ItemKind): Draft => ({
  ...wordsOfEvent(standing, kind),
  kind,
  area: standing.event.area,
  phases: standing.event.phases,
  source: { kind: 'event', id: standing.event.id },
});

const kindOfEvent = ({ kind }: CollaborativeEvent): 'deadline' | 'visit' | 'event' =>
  kind === 'keyDate' ? 'deadline' : kind === 'visit' ? 'visit' : 'event';

const isAction = ({ ask }: Update, now: Instant): boolean =>
  ask.kind !== 'nothing' && ask.by !== null && ask.by > now;

const isNews = ({ state, sample }: Update): boolean => state === 'published' && !sample;

const updateItems = (updates: readonly Update[], told: Told, now: Instant): Draft[] =>
  updates.filter(isNews).flatMap((update) => {
    if ((update.publishedAt ?? '') >= lookBack(told.since) && !told.updates.has(update.id))
      return [draftOfUpdate(update, isAction(update, now) ? 'action' : 'update')];
    const isNear = isAction(update, now) && (update.ask.by ?? '') < addSeconds(now, reminder);
    return isNear ? [draftOfUpdate(update, 'deadline')] : [];
  });

const eventItems = async (deps: GatherDeps, now: Instant): Promise<Draft[]> => {
  const coming = (await deps.events.between(now, addSeconds(now, horizon.visit))).filter(
    (event) =>
      event.state === 'published' &&
      !event.sample &&
      event.start >= now &&
      event.start < addSeconds(now, horizon[kindOfEvent(event)]),
  );
  const standings = await standingsOf(deps, { events: coming, person: null, now });
  return standings
    .filter(({ event, placesLeft, closed }) => event.kind === 'keyDate' || (placesLeft !== 0 && !closed))
    .map((standing) => draftOfEvent(standing, kindOfEvent(standing.event)));
};

const asItem = (
  { ids }: Pick<Deps, 'ids'>,
  { steady, ...draft }: Draft,
  areas: readonly { value: Pick<Area, 'slug' | 'name'> }[],
): DigestItem => ({
  ...draft,
  id: ids.derive('digest item', draft.source.kind, 'id' in draft.source ? draft.source.id : ''),
  areaName: areas.find(({ value }) => value.slug === draft.area)?.value.name ?? null,
  jobs: [],
  included: true,
  gathered: { title: draft.title, line: draft.line, steady },
  corrected: null,
  withdrawn: null,
});

/** What an update is as an item, or will be once it is published. */
export const itemOfUpdate = (
  deps: Pick<Deps, 'clock' | 'ids'>,
  update: Update,
  area: Pick<Area, 'slug' | 'name'>,
): DigestItem => {
  const kind = isAction(update, instantOf(deps.clock.now())) ? 'action' : 'update';
  return asItem(deps, draftOfUpdate(update, kind), [{ value: area }]);
};

/**
 * Updates that nobody was told of, published before `to`, oldest first, as items. `upTo`: up to then all of them are
 * there; earlier than `to` where one message does not hold them.
 */
export const newsItems = async (
  deps: Pick<Deps, 'clock' | 'ids' | 'areas' | 'updates'>,
  told: Told,
  to: Instant,
): Promise<{ items: DigestItem[]; upTo: Instant }> => {
  const [areas, updates] = await Promise.all([
    deps.areas.list(),
    deps.updates.published({ from: lookBack(told.since), to }),
  ]);
  const news = updates.filter((update) => isNews(update) && !told.updates.has(update.id)).reverse();
  const shown = news.slice(0, mostIssueItems);
  const drafts = updateItems(shown, told, instantOf(deps.clock.now()));
  const last = shown.length < news.length ? shown.at(-1) : null;
  return { items: drafts.map((draft) => asItem(deps, draft, areas)), upTo: last?.publishedAt ?? to };
};

/** At most what an issue holds, the most pressing kinds first. */
export const gatherItems = async (
  deps: GatherDeps,
  told: Told,
): Promise<{ items: DigestItem[]; leftOut: number }> => {
  const now = instantOf(deps.clock.now());
  const earliest = addSeconds(told.since, -90 * daySeconds);
  const [areas, updates, events] = await Promise.all([
    deps.areas.list(),
    deps.updates.published({ from: earliest, to: addSeconds(now, 1) }),
    eventItems(deps, now),
  ]);
  const drafts = [...updateItems(updates, told, now), ...events];
  const items = itemKinds
    .flatMap((kind) => drafts.filter((draft) => draft.kind === kind))
    .map((draft) => asItem(deps, draft, areas));
  return { items: items.slice(0, mostIssueItems), leftOut: Math.max(0, items.length - mostIssueItems) };
};
