/** An editor's answer to a question about an edit made in SharePoint or Outlook. */

import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import { changeEvent } from '../../events/changeEvent.ts';
import type { Principal } from '../../people/person.ts';
import { instantOf } from '../../time/zones.ts';
import { without } from '../diffSnapshot.ts';
import { forgetNotes } from '../notes.ts';
import { isLive } from '../planProjections.ts';
import type { Subject } from '../ports.ts';
import { mayDecide } from './mayDecide.ts';
import type { Answer, SyncQuestion } from './question.ts';
import { sourceNames } from './questionWords.ts';
import type { TakeDeps } from './takeEdit.ts';
import { tellingOf } from './telling.ts';

type AnswerDeps = TakeDeps & Pick<Deps, 'tellings'>;

/** Whether we asked this very person about it, as the one who made the edit. */
const wasAsked = async (
  deps: Pick<Deps, 'ids' | 'tellings'>,
  { key }: Principal,
  question: SyncQuestion,
): Promise<boolean> => (await deps.tellings.get(tellingOf(deps.ids, question)))?.value.person === key;

const answeredOtherwise = ({ decidedBy }: SyncQuestion) =>
  fail('conflict', `${decidedBy?.name ?? 'Somebody'} has already decided otherwise.`);

/**
 * The decision is noted first, then carried out, then closed: broken off in between, the question still stands and the
 * same answer carries on. Giving the same answer twice is harmless.
 *
 * Fails with `forbidden`, `notFound`, `conflict` (somebody decided otherwise, or the edit breaks a rule by now and was put
 * back) and `busy`.
 */
export const answerQuestion = async (
  deps: AnswerDeps,
  { principal, id, answer }: { principal: Principal; id: string; answer: Answer },
): Promise<Result<SyncQuestion>> => {
  const stored = await deps.desk.question(id);
  if (!mayDecide(principal) && !(stored && (await wasAsked(deps, principal, stored.value))))
    return fail('forbidden', 'Only editors may decide this, and whoever made the change.');
  if (!stored) return fail('notFound', 'There is no such question.');
  if (stored.value.answer !== null && stored.value.answer !== answer) return answeredOtherwise(stored.value);
  if (stored.value.state !== 'open') return succeed(stored.value);

  const { key, name } = principal;
  const decided: SyncQuestion = { ...stored.value, answer, decidedBy: { key, name } };
  if (stored.value.answer === null && (await deps.desk.putQuestion(decided, stored.etag)) === 'conflict')
    return answerQuestion(deps, { principal, id, answer });

  const kept = answer === 'keep' ? await keep(deps, principal, decided) : null;
  if (kept && !kept.ok && kept.failure.code === 'busy') return kept;
  await settleOverThere(deps, decided, kept?.ok === true);
  const closed = await close(deps, id, kept?.ok ? 'kept' : 'putBack');
  if (kept && !kept.ok) return fail('conflict', `${kept.failure.message} It was put back.`);
  return succeed(closed ?? decided);
};

const keep = async (deps: TakeDeps, principal: Principal, { eventId, source, edit }: SyncQuestion) =>
  changeEvent(deps, {
    eventId,
    who: principal.key,
    from: `edited in ${sourceNames[source]} and kept`,
    // An event that has ended meanwhile stays as it is.
    decide: (event) => (isLive(event) ? { details: edit.details, state: edit.state } : null),
  });

/**
 * Nobody knows by now what stands there: we may have written the same fields since, for another reason. In doubt, they are
 * written once more, which mails nobody where nothing differs.
 */
const doubt = async (
  { projections }: Pick<TakeDeps, 'projections'>,
  { eventId, source, edit }: SyncQuestion,
): Promise<void> => {
  await projections.change(source, [eventId], (note) =>
    note?.remoteId === edit.remoteId ? { ...note, snapshot: without(note.snapshot, edit.fields) } : note,
  );
};

/** What follows an answer: of an entry that is made anew the people too, who must be invited anew. */
const follows = ({ eventId, source, edit }: SyncQuestion, kept: boolean): Subject[] => {
  const event: Subject = { kind: 'event', eventId };
  return edit.deleted && source === 'calendar' && !kept ? [event, { kind: 'bookings', eventId }] : [event];
};

/** The next projecting, which is asked for at once, then writes what the event says. */
export const settleOverThere = async (
  deps: TakeDeps,
  question: SyncQuestion,
  kept: boolean,
): Promise<void> => {
  const { eventId, source, edit } = question;
  const subjects = follows(question, kept);
  await deps.outbox.mark(subjects);
  if (!edit.deleted) await doubt(deps, question);
  if (edit.deleted) await forgetNotes(deps, source, [{ key: eventId, remoteId: edit.remoteId }]);
  await deps.outbox.publish(subjects);
};

const close = async (deps: TakeDeps, id: string, state: 'kept' | 'putBack'): Promise<SyncQuestion | null> => {
  const stored = await deps.desk.question(id);
  if (stored?.value.state !== 'open') return stored?.value ?? null;
  const closed: SyncQuestion = { ...stored.value, state };
  await deps.desk.putQuestion(closed, stored.etag);
  if (state === 'putBack')
    await deps.audit.record([
      {
        at: instantOf(deps.clock.now()),
        who: closed.decidedBy?.key ?? 'service',
        what: 'event.editPutBack',
        subject: closed.eventId,
        detail: `edited in ${sourceNames[closed.source]}: ${closed.changes.map(({ field }) => field).join(', ')}`,
      },
    ]);
  return closed;
};
