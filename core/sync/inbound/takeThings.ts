/** What taking a page of list items and one of Outlook events have in common: whose things they are, and what to do with each. */
import type { CollaborativeEvent } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import { diffSnapshot } from '../diffSnapshot.ts';
import { eventIdOf, isLinked } from '../linkedEvents.ts';
import { forgetNotes } from '../notes.ts';
import { isLive } from '../planProjections.ts';
import type { Projection } from '../ports.ts';
import { askOnce } from './openQuestions.ts';
import type { ChangeSource, Editor, Taken } from './ports.ts';
import { putLinkedBack } from './putLinkedBack.ts';
import type { SyncQuestion } from './question.ts';
import { type Came, nothing, type Side, type TakeDeps, takeEdit } from './takeEdit.ts';
import { type Fields, threeWay } from './threeWay.ts';
import { written } from './written.ts';

/** A thing over there, as both sources have it. `fields` null: it is gone. */
export type Thing = { remoteId: string; key: string | null; fields: Fields | null; editor: Editor | null };

/** `beforeTaking`: what an edit over there has already brought about, whatever becomes of it. */
type TakenSide = Side & { beforeTaking?: (event: CollaborativeEvent, theirs: Fields) => Promise<void> };

const goneChange = { details: {}, state: 'cancelled' } as const;

const askAboutDeletion = async (
  deps: TakeDeps,
  open: readonly Stored<SyncQuestion>[],
  event: CollaborativeEvent,
  source: ChangeSource,
  { remoteId, editor }: Thing,
): Promise<Came> => {
  const asked = await askOnce(
    deps,
    open,
    event,
    { source, remoteId, deleted: true, editor },
    {
      change: goneChange,
      changes: [{ field: 'status', before: 'listed', after: 'deleted' }],
      fields: {},
    },
  );
  return { ...nothing, asked };
};

const add = (a: Came, b: Came): Came => ({
  changed: a.changed + b.changed,
  asked: a.asked + b.asked,
  putBack: a.putBack + b.putBack,
});

/** Whether anything stands over there that we have not written, among the fields that people edit. */
const isEdit = ({ snapshot }: Projection, editable: Fields, theirs: Fields): boolean => {
  const last = Object.fromEntries(Object.entries(snapshot).filter(([name]) => name in editable));
  const { edited, both, agreed } = threeWay(last, last, theirs);
  return Object.keys({ ...edited, ...both, ...agreed }).length > 0;
};

/** What we were about to take away is noted without fields. */
const isBeingRemoved = ({ snapshot }: Projection): boolean => Object.keys(snapshot).length === 0;

/** Its event came back while we took it away: nobody deleted it. */
const makeAnew = async (deps: TakeDeps, projection: Projection): Promise<void> => {
  const subjects = [{ kind: 'event', eventId: projection.key }] as const;
  await deps.outbox.mark(subjects);
  await forgetNotes(deps, projection.target, [projection]);
  await deps.outbox.publish(subjects);
};

type Things = {
  taken: Taken;
  /** Live events of ours, by the id of what stands for them. */
  events: ReadonlyMap<string, CollaborativeEvent>;
  /** Ids of first entries and items that we have not written since the page was asked for. */
  current: ReadonlySet<string>;
};

/**
 * Takes what stands over there back, event by event. What equals our last writing is our own echo and costs nothing.
 */
export const takeThings = async (
  deps: TakeDeps,
  source: ChangeSource,
  things: readonly Thing[],
  readAt: string,
  side: TakenSide,
): Promise<Things> => {
  const taken: Taken = { settled: true, changed: 0, asked: 0, putBack: 0, replied: 0, unknown: 0 };
  const live = new Map<string, CollaborativeEvent>();
  const current = new Set<string>();
  if (things.length === 0) return { taken, events: live, current };
  // Before the snapshots, so that a question which is answered meanwhile is still known as asked.
  const open = await deps.desk.openQuestions();
  const known = await deps.projections.byRemoteId(
    source,
    things.map(({ remoteId }) => remoteId),
  );
  const projections = new Map(known.map((projection) => [projection.remoteId, projection]));
  const begun = await beingMade(deps, source, things, projections);
  const stored = await deps.events.getMany([...new Set(known.map(({ key }) => eventIdOf(key)))]);
  const events = new Map(stored.map(({ value }) => [value.id, value]));

  let came = nothing;
  for (const thing of things) {
    const projection = projections.get(thing.remoteId);
    const event = projection && events.get(eventIdOf(projection.key));
    if (!projection || !event) {
      if (thing.key !== null && begun.has(thing.key)) taken.settled = false;
      else taken.unknown += 1;
      continue;
    }
    if (!isLive(event)) continue;
    live.set(thing.remoteId, event);
    const order = written(projection, readAt);
    if (isLinked(projection.key)) {
      const edited = thing.fields === null || isEdit(projection, thing.fields, thing.fields);
      if (edited && order === 'together') taken.settled = false;
      if (edited && order === 'before') came = add(came, await putLinkedBack(deps, event, projection, thing));
      continue;
    }
    if (order === 'before') current.add(thing.remoteId);
    const asked = open.some(({ value }) => value.eventId === event.id && value.source === source);
    const ours = side.fieldsOf(event);
    const inStep = diffSnapshot(projection.snapshot, ours) === null;
    if (thing.fields && !isEdit(projection, ours, thing.fields) && !asked && inStep) continue;
    if (order === 'together') taken.settled = false;
    if (order !== 'before') continue;
    if (thing.fields === null && isBeingRemoved(projection)) {
      await makeAnew(deps, projection);
      continue;
    }
    const { remoteId, editor, fields } = thing;
    const edited = { source, remoteId, deleted: false, editor };
    if (fields) await side.beforeTaking?.(event, fields);
    came = add(
      came,
      fields
        ? await takeEdit(deps, open, projection, edited, fields, side)
        : await askAboutDeletion(deps, open, event, source, thing),
    );
  }
  return { taken: { ...taken, ...came }, events: live, current };
};

/** Keys of things that we are making just now and do not know by their id yet. */
const beingMade = async (
  deps: TakeDeps,
  source: ChangeSource,
  things: readonly Thing[],
  known: ReadonlyMap<string, Projection>,
): Promise<Set<string>> => {
  const keys = things.flatMap(({ remoteId, key }) => (known.has(remoteId) || key === null ? [] : [key]));
  if (keys.length === 0) return new Set();
  const projections = await deps.projections.getMany(source, keys);
  return new Set(
    projections.filter(({ remoteId, problem }) => remoteId === '' && problem === null).map(({ key }) => key),
  );
};
