/**
 * Items held against what their sources say by now. An issue keeps what was approved, but nobody is sent what was
 * withdrawn or cancelled since, and what was corrected or moved says so in its newest words.
 */
import { standingsOf } from '../bookings/standingsOf.ts';
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { plainDay } from '../time/wording.ts';
import { dayOf, ukZone } from '../time/zones.ts';
import type { Update } from '../updates/update.ts';
import { withdrawnWords } from './digestView.ts';
import { type DigestItem, isTold, type Note } from './issue.ts';
import { type ItemWords, wordsOfEvent, wordsOfUpdate } from './itemWords.ts';

export type SourceDeps = Pick<Deps, 'updates' | 'events'>;

type Sources = {
  updates: ReadonlyMap<string, Update>;
  events: ReadonlyMap<string, CollaborativeEvent>;
  /** By event; null while it does not matter. */
  places: ReadonlyMap<string, number | null> | null;
};

const readSources = async (deps: SourceDeps, items: readonly DigestItem[]): Promise<Sources> => {
  const told = items.filter(isTold).map(({ source }) => source);
  const updates = told.flatMap((source) => (source.kind === 'update' ? [source.id] : []));
  const events = told.flatMap((source) => (source.kind === 'event' ? [source.id] : []));
  const [foundUpdates, foundEvents] = await Promise.all([
    Promise.all(updates.map((id) => deps.updates.get(id))),
    events.length === 0 ? [] : deps.events.getMany(events),
  ]);
  return {
    updates: new Map(foundUpdates.flatMap((found) => (found ? [[found.value.id, found.value]] : []))),
    events: new Map(foundEvents.map(({ value }) => [value.id, value])),
    places: null,
  };
};

/** Where the source says something else than when it was gathered it counts, whatever the editor made of it. */
const withNewest = (item: DigestItem, words: ItemWords, isCounted: boolean): DigestItem => {
  const { gathered } = item;
  if (!gathered) return item;
  const isOther = words.steady !== gathered.steady;
  const line = isOther || (isCounted && item.line === gathered.line) ? words.line : item.line;
  const title = words.title === gathered.title ? item.title : words.title;
  if (title === item.title && line === item.line) return item;
  const { steady } = words;
  return { ...item, title, line, by: words.by, gathered: { title: words.title, line: words.line, steady } };
};

/** Why an event is not to be told of any more; null while it is. */
const gone = ({ state, changedAt }: CollaborativeEvent): Note | null =>
  state === 'published'
    ? null
    : {
        at: changedAt,
        reason: state === 'cancelled' ? 'It was cancelled.' : 'It is not published any more.',
      };

const heldAgainst = (item: DigestItem, { updates, events, places }: Sources): DigestItem => {
  if (!isTold(item) || item.source.kind === 'link') return item;
  if (item.source.kind === 'update') {
    const update = updates.get(item.source.id);
    if (!update) return item;
    if (update.withdrawn) return { ...item, withdrawn: update.withdrawn };
    return withNewest(item, wordsOfUpdate(update), true);
  }
  const event = events.get(item.source.id);
  if (!event) return item;
  const withdrawn = gone(event);
  if (withdrawn) return { ...item, withdrawn };
  const placesLeft = places?.get(event.id) ?? null;
  return withNewest(item, wordsOfEvent({ event, placesLeft }, item.kind), places !== null);
};

/** Those that are on their way or have gone. How many places are left stays as it was when they went. */
export const asItStands = async (deps: SourceDeps, items: readonly DigestItem[]): Promise<DigestItem[]> => {
  const sources = await readSources(deps, items);
  return items.map((item) => heldAgainst(item, sources));
};

const isOver = (item: DigestItem, { events }: Sources, at: Instant): boolean => {
  if (item.source.kind === 'update') return item.kind === 'deadline' && item.by !== null && item.by <= at;
  const event = item.source.kind === 'event' ? events.get(item.source.id) : undefined;
  return event !== undefined && (event.kind === 'keyDate' ? event.end : event.start) <= at;
};

/** Those of an issue that has not begun to go. @param at when it goes: what is over by then is left out */
export const beforeItGoes = async (
  deps: SourceDeps & Pick<Deps, 'bookings'>,
  items: readonly DigestItem[],
  at: Instant,
): Promise<DigestItem[]> => {
  const sources = await readSources(deps, items);
  const standings = await standingsOf(deps, { events: [...sources.events.values()], person: null, now: at });
  const places = new Map(standings.map(({ event, placesLeft }) => [event.id, placesLeft]));
  return items.map((item) => {
    const held = heldAgainst(item, { ...sources, places });
    return isTold(held) && isOver(held, sources, at) ? { ...held, included: false } : held;
  });
};

/** `gone`: what has gone stands in chats and mailboxes as it was. */
const ends = {
  taken: { coming: 'Readers do not get it.', gone: 'Withdraw it here too, so that what has gone says so.' },
  changed: { coming: 'Readers get:', gone: 'Correct it here too, so that what has gone says so:' },
};

const newsOf = (item: DigestItem, held: DigestItem, when: 'coming' | 'gone'): string | null => {
  if (held === item) return null;
  const { withdrawn, source } = held;
  if (withdrawn)
    return source.kind === 'event'
      ? `Cancelled on ${plainDay(dayOf(withdrawn.at, ukZone))}. ${ends.taken[when]}`
      : `${withdrawnWords(withdrawn).replace('This was withdrawn', 'Withdrawn')} ${ends.taken[when]}`;
  if (!held.included) return `It is over by then. ${ends.taken[when]}`;
  // Places come and go: that is no news.
  if (held.title === item.title && held.gathered?.steady === item.gathered?.steady) return null;
  return `Changed since. ${ends.changed[when]} ${held.title}. ${held.line}`.trim();
};

/**
 * What became of items since the editor chose them, in a sentence for each that is not as it was.
 * @param at when it goes; null once it has begun to
 */
export const whatIsNew = async (
  deps: SourceDeps & Pick<Deps, 'bookings'>,
  items: readonly DigestItem[],
  at: Instant | null,
): Promise<{ item: string; words: string }[]> => {
  const held = at === null ? await asItStands(deps, items) : await beforeItGoes(deps, items, at);
  const when = at === null ? 'gone' : 'coming';
  return items.flatMap((item, index) => {
    const words = newsOf(item, held[index] ?? item, when);
    return words === null ? [] : [{ item: item.id, words }];
  });
};
