/** A button of a digest was pressed: the answer is noted, and the card comes back saying so. */
import { asItStands, type SourceDeps } from '../digests/asItStands.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { type Answer, answerDelivery } from './answerDelivery.ts';
import type { ChatMessage } from './chat.ts';
import type { DeliveryDeps, DigestCards } from './deliveryDeps.ts';
import { cardFor, type RenderDeps } from './render.ts';

export type AnswerCardDeps = RenderDeps & SourceDeps & Pick<DeliveryDeps, 'ledger' | 'issues'>;

/** @param person who pressed, by what the channel says */
export const answerCard = async <M extends ChatMessage>(
  deps: AnswerCardDeps & { digestCards: DigestCards<M> },
  { dispatch, chunk, person, answer }: { dispatch: string; chunk: number; person: Person; answer: Answer },
): Promise<Result<M>> => {
  const answered = await answerDelivery(deps, { dispatch, chunk, person: person.key, answer });
  if (!answered.ok) return answered;
  const issue = await deps.issues.get(dispatch);
  if (!issue) return fail('notFound', 'This digest is not here any more.');
  return succeed(
    await cardFor(deps, {
      issue: { ...issue.value, items: await asItStands(deps, issue.value.items) },
      dispatch: { id: dispatch, change: null },
      row: answered.value,
      person,
    }),
  );
};
