/** Takes what one thing says over there back into the truth. Safe to repeat and to break off anywhere. */

import type { Deps } from '../../deps.ts';
import { type ChangeDeps, changeEvent } from '../../events/changeEvent.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import { externalKey } from '../../people/person.ts';
import { instantOf } from '../../time/zones.ts';
import { diffSnapshot } from '../diffSnapshot.ts';
import type { Projection } from '../ports.ts';
import type { EditReader } from './edit.ts';
import { askOnce, type Edited } from './openQuestions.ts';
import { type EditPlan, planEdit } from './planEdit.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';
import { sourceNames } from './questionWords.ts';
import type { Fields } from './threeWay.ts';

export type TakeDeps = ChangeDeps & Pick<Deps, 'ids' | 'desk' | 'projections' | 'publicUrl'>;

/** How one of the two projections reads. */
export type Side = {
  /** An event's fields as they should stand there. */
  fieldsOf: (event: CollaborativeEvent) => Fields;
  read: EditReader;
};

export type Came = { changed: number; asked: number; putBack: number };
export const nothing: Came = { changed: 0, asked: 0, putBack: 0 };

const noticesOf = (
  deps: TakeDeps,
  event: CollaborativeEvent,
  { source, editor }: Edited,
  { oursWon, refused }: EditPlan,
  theirs: Fields,
): SyncNotice[] => {
  const notice = (kind: 'oursWon' | 'putBack', name: string, text: string): SyncNotice => ({
    id: deps.ids.derive('notice', event.id, source, kind, name, JSON.stringify(theirs[name] ?? null)),
    at: instantOf(deps.clock.now()),
    eventId: event.id,
    title: event.title,
    source,
    editor,
    kind,
    text,
  });
  const wanted = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return [
    ...oursWon.map((name) =>
      notice(
        'oursWon',
        name,
        `Changed in the app at the same time: ${wanted(name)}. What the app says stands.`,
      ),
    ),
    ...refused.map(({ name, reason }) => notice('putBack', name, `Put back: ${wanted(name)}. ${reason}`)),
  ];
};

/** Sets fields of the snapshot as they stand over there, unless the thing is another one by now. */
export const adopt = async (
  deps: Pick<Deps, 'projections'>,
  { target, key, remoteId }: Pick<Projection, 'target' | 'key' | 'remoteId'>,
  fields: Fields,
): Promise<void> => {
  if (Object.keys(fields).length === 0) return;
  await deps.projections.change(target, [key], (note) =>
    note?.remoteId === remoteId ? { ...note, snapshot: { ...note.snapshot, ...fields } } : note,
  );
};

/** Wakes the workers for an event whose projections may differ from the truth. */
const wake = async (deps: Pick<Deps, 'outbox'>, eventId: string): Promise<void> => {
  const subjects = [{ kind: 'event', eventId }] as const;
  await deps.outbox.mark(subjects);
  await deps.outbox.publish(subjects);
};

/**
 * Order matters: truth, question and notices first, then the snapshot that makes the edit one that was seen, then the
 * workers. Broken off in between, the edit is seen again and comes to the same.
 */
export const takeEdit = async (
  deps: TakeDeps,
  open: readonly Stored<SyncQuestion>[],
  projection: Projection,
  edited: Edited,
  theirs: Fields,
  { fieldsOf, read }: Side,
): Promise<Came> => {
  const { source, editor } = edited;
  let plan: EditPlan | null = null;
  let version = 0;
  const result = await changeEvent(deps, {
    eventId: projection.key,
    who: editor?.email ? externalKey(editor.email) : source,
    from: sourceNames[source],
    decide: (event, held) => {
      version = event.version;
      plan = planEdit(event, held, { base: projection.snapshot, ours: fieldsOf(event), theirs }, read);
      return plan.quiet;
    },
  });
  const decided = plan as EditPlan | null;
  if (!result.ok || !decided)
    throw new Error(`An edit in ${sourceNames[source]} was not taken: ${projection.key}`);
  const event = result.value;
  const asked = await askOnce(deps, open, event, edited, decided.asked);
  const notices = noticesOf(deps, event, edited, decided, theirs);
  if (notices.length > 0) await deps.desk.note(notices);
  await adopt(deps, projection, decided.adopted);
  // Also where an earlier attempt broke off before it woke anybody.
  if (diffSnapshot({ ...projection.snapshot, ...decided.adopted }, fieldsOf(event)))
    await wake(deps, event.id);
  return { changed: event.version > version ? 1 : 0, asked, putBack: notices.length };
};
