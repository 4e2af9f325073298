/** A card that nobody asked for, stands in somebody's chat and is edited as things go. */
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { takeUnasked } from '../people/unasked.ts';
import { instantOf } from '../time/zones.ts';
import type { Chat, ChatMessage } from './chat.ts';

/** One person, and what they have of it. */
export const standingCardSchema = z.object({
  person: z.string(),
  /** The card, by which it is edited; null while there is none. */
  activityId: z.string().nullable(),
  /** How often the chat was tried in vain since it last answered. */
  attempts: z.number().int().min(0),
  /** No way by chat: what follows goes by mail or not at all. */
  unreachable: z.boolean(),
});
export type StandingCard = z.infer<typeof standingCardSchema>;

export const noCardYet = (person: string): StandingCard => ({
  person,
  activityId: null,
  attempts: 0,
  unreachable: false,
});

/** After so many rounds in vain the chat is given up. */
const mostAttempts = 10;

/**
 * Puts the card there, or another in its place. It is not held back, and takes the place of something that can wait. A crash
 * before what comes back is noted may bring a second card. @returns `shown`: whether they have this card now
 */
export const showStanding = async <Card extends StandingCard>(
  { chat, once, clock }: Pick<Deps, 'once' | 'clock'> & { chat: Chat },
  before: Card,
  card: ChatMessage,
): Promise<{ after: Card; shown: boolean }> => {
  const { person, activityId } = before;
  const outcome =
    activityId === null ? await chat.send(person, card) : await chat.replace(person, activityId, card);
  if (outcome.status === 'sent') {
    if (activityId === null) await takeUnasked(once, person, instantOf(clock.now()));
    return { after: { ...before, activityId: outcome.activityId, attempts: 0 }, shown: true };
  }
  const attempts = before.attempts + 1;
  const unreachable = outcome.status === 'unreachable' || attempts >= mostAttempts;
  return { after: { ...before, attempts, unreachable }, shown: false };
};
