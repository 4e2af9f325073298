/**
 * One page of a delta query, for calendars and lists alike. The first round lists what there is; later rounds walk the
 * journal from where the last one began, so that their cost is that of the changes. What changes during a round comes
 * again in the next one: a repetition, never a loss.
 */
import { draw } from '../../seededDraw.ts';
import type { RouteContext } from '../route.ts';
import { type DeltaSettings, deltaSettings } from './deltaSettings.ts';
import { type DeltaToken, writeToken } from './deltaToken.ts';
import { type Change, changesAfter, lastChange, remembersSince } from './journal.ts';

export type Followed<E> = {
  /** The journal. */
  scope: string;
  /** What is followed, as its tokens repeat it. */
  subject: readonly string[];
  /** What there is after `cursor` (null: from the start) in an order that does not change: at most `count`. */
  list(cursor: string | null, count: number): { entry: E; cursor: string }[];
  /** The state of what changed; null when that change is not of what is followed. */
  changed(change: Change): E | null;
};

export type DeltaPage<E> = { value: E[]; next: DeltaToken; done: boolean };

type Round = { settings: DeltaSettings; token: DeltaToken; size: number };

const isLost = (
  { store, clock }: RouteContext,
  { scope, subject }: Pick<Followed<unknown>, 'scope' | 'subject'>,
  { tokenLifeSeconds }: DeltaSettings,
  token: DeltaToken,
): boolean => {
  const age = clock.now().getTime() - token.issuedAt;
  return (
    token.subject.join('\n') !== subject.join('\n') ||
    (tokenLifeSeconds !== null && age > tokenLifeSeconds * 1000) ||
    !remembersSince(store, scope, token.position)
  );
};

/** Where a first round begins; `latest` skips it and knows everything. */
export const firstToken = (
  { store, clock }: RouteContext,
  { scope, subject }: Pick<Followed<unknown>, 'scope' | 'subject'>,
  latest = false,
): DeltaToken => ({
  subject: [...subject],
  issuedAt: clock.now().getTime(),
  position: lastChange(store, scope),
  cursor: latest ? null : '',
  rested: latest,
});

/** The page that `token` leads to; null when the server does not know that token any more and all begins afresh. */
export const deltaPage = <E>(
  context: RouteContext,
  followed: Followed<E>,
  token: DeltaToken,
  size: number,
): DeltaPage<E> | null => {
  const settings = deltaSettings.read(context.store);
  if (isLost(context, followed, settings, token)) return null;
  const round: Round = { settings, token, size };
  const page =
    emptyPage<E>(round) ??
    (token.cursor === null ? changedPage(context, followed, round) : listedPage(followed, round));
  return { ...page, next: { ...page.next, issuedAt: context.clock.now().getTime() } };
};

const emptyPage = <E>({ settings, token }: Round): DeltaPage<E> | null => {
  if (token.rested || draw(settings.seed, 'empty', writeToken(token)) >= settings.emptyPages) return null;
  return { value: [], next: { ...token, rested: true }, done: false };
};

/** Never of a page of one, or the round would not get on. */
const repeatsLast = ({ settings, token }: Round, entries: number): boolean =>
  entries > 1 && draw(settings.seed, 'repeat', writeToken(token)) < settings.repeats;

const listedPage = <E>(followed: Followed<E>, round: Round): DeltaPage<E> => {
  const { token, size } = round;
  const found = followed.list(token.cursor || null, size + 1);
  const page = found.slice(0, size);
  const value = page.map(({ entry }) => entry);
  if (found.length === page.length)
    return { value, next: { ...token, cursor: null, rested: false }, done: true };
  const last = repeatsLast(round, page.length) ? page.at(-2) : page.at(-1);
  return { value, next: { ...token, cursor: last?.cursor ?? null, rested: false }, done: false };
};

const changedPage = <E>({ store }: RouteContext, followed: Followed<E>, round: Round): DeltaPage<E> => {
  const { token, size } = round;
  const entries = new Map<string, E>();
  let [position, before] = [token.position, token.position];
  let done = true;
  for (const change of changesAfter(store, followed.scope, token.position)) {
    const entry = followed.changed(change);
    if (entry !== null) {
      if (entries.size === size && !entries.has(change.id)) {
        done = false;
        break;
      }
      before = position;
      // The last change decides the place.
      entries.delete(change.id);
      entries.set(change.id, entry);
    }
    position = change.sequence;
  }
  const next = repeatsLast(round, entries.size) ? before : position;
  return { value: [...entries.values()], next: { ...token, position: next, rested: false }, done };
};
