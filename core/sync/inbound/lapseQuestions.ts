/** Questions about events that were cancelled or came to their end meanwhile: nobody need answer them any more. */
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../events/event.ts';
import { instantOf } from '../../time/zones.ts';
import { isLive } from '../planProjections.ts';
import { settleOverThere } from './answerQuestion.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';
import type { TakeDeps } from './takeEdit.ts';

/** Why a question is over, in a few words; null while it waits. One asked about an event of the past still waits. */
type Over = 'was cancelled' | 'is over';

/** The questions with why each is over. A question whose answer is being carried out waits for that. */
export const whyOver = async (
  { events }: Pick<Deps, 'events'>,
  questions: readonly SyncQuestion[],
  now: Instant,
): Promise<{ question: SyncQuestion; over: Over | null }[]> => {
  const stored = await events.getMany([...new Set(questions.map(({ eventId }) => eventId))]);
  const known = new Map(stored.map(({ value }) => [value.id, value]));
  return questions.map((question) => {
    const event = known.get(question.eventId) ?? null;
    if (question.answer !== null) return { question, over: null };
    if (!isLive(event)) return { question, over: 'was cancelled' };
    return { question, over: question.askedAt < event.end && event.end <= now ? 'is over' : null };
  });
};

const noticeOf = (deps: TakeDeps, question: SyncQuestion, over: Over, at: Instant): SyncNotice => ({
  id: deps.ids.derive('notice', 'lapsed', question.id),
  at,
  eventId: question.eventId,
  title: question.title,
  source: question.source,
  editor: question.editor,
  kind: 'lapsed',
  text: `The event ${over} before anybody answered, so what the app says stands.`,
});

/** Takes them off the desk, each with a notice; what the app says is written again. For a timer. @returns how many */
export const lapseQuestions = async (deps: TakeDeps): Promise<number> => {
  const at = instantOf(deps.clock.now());
  const open = await deps.desk.openQuestions();
  if (open.length === 0) return 0;
  const etags = new Map(open.map(({ value, etag }) => [value.id, etag]));
  const questions = open.map(({ value }) => value);
  let lapsed = 0;
  for (const { question, over } of await whyOver(deps, questions, at)) {
    if (over === null) continue;
    await deps.desk.note([noticeOf(deps, question, over, at)]);
    await settleOverThere(deps, question, false);
    const closed: SyncQuestion = { ...question, state: 'lapsed' };
    if ((await deps.desk.putQuestion(closed, etags.get(question.id) ?? null)) === 'written') lapsed += 1;
  }
  return lapsed;
};
