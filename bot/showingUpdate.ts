/** The card of one update as it stands for whoever asks, and in a channel for everybody. */

import type { CardAction } from '#core/contract/cardVerbs.ts';
import { updateLink } from '#core/contract/links.ts';
import type { Failure } from '#core/errors.ts';
import { findUpdate } from '#core/updates/findUpdate.ts';
import type { Message } from './cards/card.ts';
import { refusalCard } from './cards/problemCard.ts';
import { type UpdateView, updateCard } from './cards/updateCards.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from './turn.ts';

/** Null for what was never let out: drafts are for the pages, where roles are known. */
const viewFor = async (
  deps: BotDeps,
  { person }: Turn,
  id: string,
): Promise<Omit<UpdateView, 'note'> | null> => {
  const found = await findUpdate(deps, { principal: person, id });
  if (!found.ok) return null;
  const { stored, area } = found.value;
  const { state } = stored.value;
  if (state !== 'published' && state !== 'withdrawn') return null;
  const [followed, confirmedAt] = await Promise.all([
    deps.follows.ofPerson(person.key),
    deps.confirmations.at(id, person.key),
  ]);
  return { update: stored.value, areaName: area.name, follows: followed.includes(area.slug), confirmedAt };
};

const neutral = (view: UpdateView): UpdateView => ({ ...view, follows: null, confirmedAt: null, note: null });

const missing = (deps: BotDeps, id: string): Message =>
  refusalCard(
    { code: 'notFound', message: 'It may not be published yet.' },
    {
      what: 'That update is not listed',
      link: updateLink(deps.publicUrl, id),
      openTitle: 'Open the update',
    },
  );

/** As a message of its own. What is the reader's alone is left out where others read it. */
export const sayUpdate = async (deps: BotDeps, turn: Turn, id: string): Promise<Reply> => {
  const view = await viewFor(deps, turn, id);
  if (!view) return append(missing(deps, id));
  return append(updateCard(turn.setting === 'personal' ? view : neutral(view), deps.publicUrl));
};

/** In the place of its card: the reader sees their own, and in a channel the others keep the neutral one. */
export const updateReply = async (
  deps: BotDeps,
  turn: Turn,
  id: string,
  said: Pick<UpdateView, 'note' | 'helped'> = {},
): Promise<Reply> => {
  const view = await viewFor(deps, turn, id);
  if (!view) return replace(missing(deps, id));
  const own = updateCard({ ...view, ...said }, deps.publicUrl);
  return replace(own, turn.setting === 'personal' ? null : updateCard(neutral(view), deps.publicUrl));
};

export const refusedUpdate = async (
  deps: BotDeps,
  turn: Turn,
  { failure, what, again }: { failure: Failure; what: string; again: CardAction & { update: string } },
): Promise<Reply> => {
  const link = updateLink(deps.publicUrl, again.update);
  const card = refusalCard(failure, { what, link, again, openTitle: 'Open the update' });
  if (turn.setting === 'personal') return replace(card);
  return replace(card, (await updateReply(deps, turn, again.update)).stored);
};
