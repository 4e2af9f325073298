/** What recipients tell us about a digest: that they have read it, whether it was useful, that they followed a link. */
import { fail, type Result, succeed } from '../errors.ts';
import { instantOf } from '../time/zones.ts';
import type { Changing, Delivery } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { recount } from './recount.ts';

type AnswerDeps = Pick<DeliveryDeps, 'clock' | 'ledger'>;

export type Answer = 'confirmed' | 'useful' | 'notUseful' | 'opened';

const changeFor = (row: Delivery, answer: Answer, now: string): Partial<Changing> | null => {
  if (answer === 'opened') return row.openedAt === null ? { openedAt: now } : null;
  if (answer === 'confirmed') return row.confirmedAt === null ? { confirmedAt: now } : null;
  const useful = answer === 'useful' ? 'yes' : 'no';
  return row.useful === useful ? null : { useful };
};

const went = ({ state }: Delivery): boolean => state === 'sent' || state === 'movedToMail';

/** Saying it twice is saying it once. `notFound`: nothing of this dispatch went to this person. */
export const answerDelivery = async (
  deps: AnswerDeps,
  { dispatch, chunk, person, answer }: Pick<Delivery, 'dispatch' | 'chunk' | 'person'> & { answer: Answer },
): Promise<Result<Delivery>> => {
  const row = await deps.ledger.row(dispatch, chunk, person);
  // A card whose reply was lost is answered though the ledger does not know yet that it went.
  if (!row || !(went(row) || row.attempts > 0 || row.state === 'queued'))
    return fail('notFound', 'We did not send you this digest.');
  const change = changeFor(row, answer, instantOf(deps.clock.now()));
  if (!change) return succeed(row);
  await deps.ledger.note(row, change);
  await recount(deps, { dispatch, number: chunk });
  return succeed({ ...row, ...change });
};

/** The sentence under a digest that was answered; null when it was not. */
export const answeredWords = ({ confirmedAt, useful }: Delivery, confirm: boolean): string | null => {
  if (confirm) return confirmedAt === null ? null : 'Thank you. You confirmed that you have read this.';
  if (useful === null) return null;
  return useful === 'yes'
    ? 'Thank you. You said this was useful.'
    : 'Thank you. You said this was not useful.';
};
