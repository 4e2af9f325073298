/** What somebody finds behind the links of their digest: all of it as it is now, and the ways to answer. */
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { asItStands } from '../digests/asItStands.ts';
import { type DigestView, viewDigest, withdrawnWords } from '../digests/digestView.ts';
import type { DigestItem, Issue } from '../digests/issue.ts';
import { itemLink } from '../digests/itemLink.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { type Rhythm, usualPreferences } from '../people/preferences.ts';
import { instantOf } from '../time/zones.ts';
import { type Answer, answerDelivery, answeredWords } from './answerDelivery.ts';
import type { Delivery } from './delivery.ts';
import { itemsOf } from './render.ts';

type OpenDeps = Pick<
  Deps,
  'clock' | 'audit' | 'links' | 'issues' | 'ledger' | 'preferences' | 'publicUrl' | 'updates' | 'events'
>;

const claimsSchema = z.object({
  purpose: z.literal('digest'),
  issue: z.string(),
  chunk: z.coerce.number().int().min(0),
  person: z.string(),
});

type Found = { issue: Issue; row: Delivery; items: DigestItem[] };

const ended = fail('expired', 'This link has ended');

const find = async (deps: OpenDeps, token: string): Promise<Result<Found>> => {
  const { links, issues, ledger } = deps;
  const claims = claimsSchema.safeParse(await links.open(token));
  if (!claims.success) return ended;
  const { issue: id, chunk, person } = claims.data;
  const [issue, row] = await Promise.all([issues.get(id), ledger.row(id, chunk, person)]);
  if (!issue || !row) return ended;
  const theirs = itemsOf({ issue: issue.value, row });
  return succeed({ issue: issue.value, row, items: await asItStands(deps, theirs) });
};

export type OpenedDigest = {
  view: DigestView;
  /** Null while it stands. */
  withdrawn: string | null;
  rhythm: Rhythm;
};

const show = async (deps: OpenDeps, token: string, { issue, row, items }: Found): Promise<OpenedDigest> => {
  const link = `${deps.publicUrl}/go/d/${token}`;
  const links = { item: (item: DigestItem) => `${link}/${item.id}`, all: link, preferences: link };
  const chosen = await deps.preferences.get(row.person);
  return {
    view: viewDigest(
      issue,
      items,
      links,
      { dispatch: issue.id, chunk: row.chunk },
      { answered: answeredWords(row, issue.confirm) },
    ),
    withdrawn: issue.withdrawn && withdrawnWords(issue.withdrawn),
    rhythm: (chosen?.value ?? usualPreferences).rhythm,
  };
};

/** Changes nothing: programs that check mail open links too. */
export const openDigest = async (deps: OpenDeps, token: string): Promise<Result<OpenedDigest>> => {
  const found = await find(deps, token);
  return found.ok ? succeed(await show(deps, token, found.value)) : found;
};

/** Where an item of it leads, noting that a link was followed. Only to where the issue itself says. */
export const followItem = async (deps: OpenDeps, token: string, itemId: string): Promise<Result<string>> => {
  const found = await find(deps, token);
  if (!found.ok) return found;
  const item = found.value.items.find(({ id }) => id === itemId);
  if (!item || item.withdrawn || found.value.issue.withdrawn)
    return fail('notFound', 'This is not here any more');
  await answerDelivery(deps, { ...found.value.row, answer: 'opened' });
  return succeed(itemLink(deps.publicUrl, item));
};

export const answerByLink = async (
  deps: OpenDeps,
  token: string,
  answer: Exclude<Answer, 'opened'>,
): Promise<Result<OpenedDigest>> => {
  const found = await find(deps, token);
  if (!found.ok) return found;
  const answered = await answerDelivery(deps, { ...found.value.row, answer });
  return answered.ok ? succeed(await show(deps, token, { ...found.value, row: answered.value })) : answered;
};

/** How often digests come, chosen without a sign-in: whoever has the link is whom it was sent to. */
export const chooseRhythmByLink = async (
  deps: OpenDeps,
  token: string,
  rhythm: Rhythm,
): Promise<Result<OpenedDigest>> => {
  const found = await find(deps, token);
  if (!found.ok) return found;
  const { person } = found.value.row;
  const stored = await deps.preferences.get(person);
  const preferences = { ...(stored?.value ?? usualPreferences), rhythm };
  if ((await deps.preferences.put(person, preferences, stored?.etag ?? null)) === 'conflict')
    return fail('busy', 'Try again in a moment');
  const at = instantOf(deps.clock.now());
  await deps.audit.record([{ at, who: person, what: 'preferences.chosen', subject: person, detail: rhythm }]);
  return succeed(await show(deps, token, found.value));
};
