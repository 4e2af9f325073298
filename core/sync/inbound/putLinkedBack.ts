/** Edits of an event's further calendar entries: they say what the first one says, so whatever else stands there goes. */
import type { CollaborativeEvent } from '../../events/event.ts';
import { instantOf } from '../../time/zones.ts';
import { forgetNotes } from '../notes.ts';
import type { Projection } from '../ports.ts';
import { adopt, type Came, nothing, type TakeDeps } from './takeEdit.ts';
import type { Fields } from './threeWay.ts';

const text =
  'Put back: this is a further entry of an event with more than 500 people. Change the event in the app, or its first entry.';

/** `fields` null: the entry is gone, and is made again for its people. */
export const putLinkedBack = async (
  deps: TakeDeps,
  event: CollaborativeEvent,
  { target, key, remoteId }: Projection,
  { fields }: { fields: Fields | null },
): Promise<Came> => {
  const at = instantOf(deps.clock.now());
  const id = deps.ids.derive('notice', key, remoteId, JSON.stringify(fields));
  const about = { eventId: event.id, title: event.title, source: 'calendar', editor: null } as const;
  await deps.desk.note([{ id, at, ...about, kind: 'putBack', text }]);
  // Marked first, so that a crash in between leaves nothing undone that nobody knows of.
  const people = [{ kind: 'bookings', eventId: event.id }] as const;
  await deps.outbox.mark(people);
  if (fields) await adopt(deps, { target, key, remoteId }, fields);
  else await forgetNotes(deps, target, [{ key, remoteId }]);
  await deps.outbox.publish(people);
  return { ...nothing, putBack: 1 };
};
