/** Asking, and taking back what nobody needs to answer any more. */
import type { Deps } from '../../deps.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import { instantOf } from '../../time/zones.ts';
import type { Asked } from './planEdit.ts';
import type { ChangeSource, Editor } from './ports.ts';
import type { SyncQuestion } from './question.ts';

type AskDeps = Pick<Deps, 'clock' | 'ids' | 'desk' | 'bookings'>;

/** Where an edit was made. */
export type Edited = { source: ChangeSource; remoteId: string; deleted: boolean; editor: Editor | null };

/** How many people keeping the change would message: those who go, and for an event that ends those who wait too. */
const peopleOf = async (deps: AskDeps, event: CollaborativeEvent, { change }: Asked): Promise<number> => {
  const { roster } = await deps.bookings.roster(event.id);
  const ends = change.state !== null && change.state !== 'published';
  return roster.bookings.filter(({ state }) => state === 'going' || (ends && state !== 'cancelled')).length;
};

const of = (eventId: string, source: ChangeSource) => (question: Stored<SyncQuestion>) =>
  question.value.eventId === eventId && question.value.source === source;

/**
 * Asks about an edit, once; an earlier question about the same event and source is taken back, since what it asks about
 * no longer stands there. `open`: the questions that were open before the snapshot was read, so that one answered
 * meanwhile is not asked again.
 *
 * @returns how many questions were opened: 0 or 1
 */
export const askOnce = async (
  deps: AskDeps,
  open: readonly Stored<SyncQuestion>[],
  event: CollaborativeEvent,
  edited: Edited,
  asked: Asked | null,
): Promise<number> => {
  const { source, remoteId, deleted, editor } = edited;
  const id =
    asked && deps.ids.derive('question', event.id, source, String(deleted), JSON.stringify(asked.change));
  const earlier = open.filter(of(event.id, source));
  for (const { value, etag } of earlier) if (value.id !== id) await takeBack(deps, value, etag, editor);
  if (!asked || !id) return 0;
  const same = earlier.find(({ value }) => value.id === id);
  if (same) {
    // Made anew and gone again: what is answered is about the one that stood there last.
    const { edit } = same.value;
    if (edit.remoteId !== remoteId)
      await deps.desk.putQuestion({ ...same.value, edit: { ...edit, remoteId } }, same.etag);
    return 0;
  }
  const before = await deps.desk.question(id);
  const question: SyncQuestion = {
    id,
    eventId: event.id,
    title: event.title,
    source,
    editor,
    changes: asked.changes,
    people: await peopleOf(deps, event, asked),
    askedAt: instantOf(deps.clock.now()),
    state: 'open',
    answer: null,
    decidedBy: null,
    edit: { remoteId, deleted, ...asked.change, fields: asked.fields },
  };
  // Who loses the race has asked the same.
  await deps.desk.putQuestion(question, before?.etag ?? null);
  return before?.value.state === 'open' ? 0 : 1;
};

const takeBack = async (
  deps: AskDeps,
  question: SyncQuestion,
  etag: string,
  editor: Editor | null,
): Promise<void> => {
  if (question.answer !== null) return; // Being carried out.
  const decidedBy = { key: 'editor', name: editor?.name ?? 'Somebody' };
  await deps.desk.putQuestion({ ...question, state: 'putBack', answer: 'putBack', decidedBy }, etag);
};
