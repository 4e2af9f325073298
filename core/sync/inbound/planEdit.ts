/** Sorts an edit made over there: what flows in, what people are asked about, what is put back and why. Pure. */

import { changed, type EventChange, flawOf } from '../../events/changeEvent.ts';
import { compareDetails, type FieldChange } from '../../events/compareDetails.ts';
import type { CollaborativeEvent, EventState } from '../../events/event.ts';
import { type EditReader, type ReadField, type RefusedField, wholeDays } from './edit.ts';
import { type Fields, threeWay } from './threeWay.ts';

export type Asked = { change: EventChange; changes: FieldChange[]; fields: Record<string, unknown> };

export type EditPlan = {
  /** Flows in; null when nothing does. */
  quiet: EventChange | null;
  /** Waits for an answer; null when nothing does. */
  asked: Asked | null;
  /** Edited on both sides: ours stands. */
  oursWon: string[];
  refused: RefusedField[];
  /** What the snapshot must say so that the next projecting writes ours wherever it differs. */
  adopted: Record<string, unknown>;
};

const stateNames: Record<EventState, string> = {
  draft: 'not listed',
  published: 'listed',
  cancelled: 'cancelled',
};

/** What differs, in words. The state comes first, as it matters most. */
export const changesOf = (event: CollaborativeEvent, next: CollaborativeEvent): FieldChange[] => [
  ...(next.state === event.state
    ? []
    : [{ field: 'status', before: stateNames[event.state], after: stateNames[next.state] }]),
  ...compareDetails(event, next),
];

const together = (event: CollaborativeEvent, fields: readonly ReadField[]): EventChange => {
  const details = Object.assign({}, ...fields.map((field) => field.details)) as EventChange['details'];
  const state = fields.find((field) => field.state !== null)?.state ?? null;
  const timed = 'start' in details || 'end' in details || 'allDay' in details;
  return { details: timed ? wholeDays(event, details) : details, state };
};

/** Leaves out what breaks a rule that the event keeps as it is. The rule says which field is to blame, or all are. */
const withoutFlaws = (
  event: CollaborativeEvent,
  held: number,
  fields: readonly ReadField[],
): { kept: ReadField[]; refused: RefusedField[] } => {
  const before = flawOf(event, held)?.reason;
  const refused: RefusedField[] = [];
  let kept = [...fields];
  while (kept.length > 0) {
    const flaw = flawOf(changed(event, together(event, kept)), held);
    if (!flaw || flaw.reason === before) break;
    const { field, reason } = flaw;
    const blamed = kept.filter(({ details }) => field !== null && field in details);
    const guilty = blamed.length > 0 ? blamed : kept;
    refused.push(...guilty.map(({ name }) => ({ name, reason })));
    kept = kept.filter((one) => !guilty.includes(one));
  }
  return { kept, refused };
};

/**
 * `ours` are the event's fields as the projection should have them, `base` as it had them last, `theirs` as it has
 * them now.
 */
export const planEdit = (
  event: CollaborativeEvent,
  held: number,
  sides: { base: Fields; ours: Fields; theirs: Fields },
  read: EditReader,
): EditPlan => {
  const { edited, both, agreed } = threeWay(sides.base, sides.ours, sides.theirs);
  const reading = read(event, edited);
  const calm = withoutFlaws(
    event,
    held,
    reading.fields.filter(({ asks }) => !asks),
  );
  const quiet = calm.kept.length > 0 ? together(event, calm.kept) : null;
  const then = quiet ? changed(event, quiet) : event;
  const loud = withoutFlaws(
    then,
    held,
    reading.fields.filter(({ asks }) => asks),
  );
  const change = together(then, loud.kept);
  const changes = changesOf(then, changed(then, change));
  const waiting = changes.length > 0 ? loud.kept.map(({ name }) => name) : [];
  const fields = Object.fromEntries(waiting.map((name) => [name, edited[name]]));
  const settled = Object.entries(edited).filter(([name]) => !(name in fields));
  return {
    quiet,
    asked: waiting.length > 0 ? { change, changes, fields } : null,
    oursWon: Object.keys(both),
    refused: [...reading.refused, ...calm.refused, ...loud.refused],
    adopted: { ...agreed, ...both, ...Object.fromEntries(settled) },
  };
};
