/**
 * A feed's event that a person has edited: what the feed last said of the edited fields is kept beside it, so that the
 * next reading can tell whether the feed has changed its mind. Where it has, the feed counts; where it says what it said
 * before, the person does.
 */
import { z } from 'zod';
import { checkDetails } from './checkDetails.ts';
import {
  type CollaborativeEvent,
  type EventDetails,
  type EventSource,
  type EventState,
  eventDetailsSchema,
  eventStates,
} from './event.ts';

export const statedSchema = z.object({
  // What is stored is JSON: a detail is there or not, never undefined.
  details: eventDetailsSchema.partial() as z.ZodType<Partial<EventDetails>>,
  /** Null where nobody has edited the state. */
  state: z.enum(eventStates).nullable(),
});
type Stated = z.infer<typeof statedSchema>;

type Detail = keyof EventDetails;

/** When it is, is one thing: a start of the feed's with an end of a person's is what neither of them said. */
const when: readonly Detail[] = ['start', 'end', 'zone', 'allDay'];
const groups: readonly (readonly Detail[])[] = [
  when,
  ...(Object.keys(eventDetailsSchema.shape) as Detail[])
    .filter((name) => !when.includes(name))
    .map((name) => [name]),
];

const same = (a: Partial<EventDetails>, b: Partial<EventDetails>, group: readonly Detail[]): boolean =>
  group.every((name) => JSON.stringify(a[name] ?? null) === JSON.stringify(b[name] ?? null));

const pick = (from: EventDetails, group: readonly Detail[]): Partial<EventDetails> =>
  Object.fromEntries(group.map((name) => [name, from[name]]));

const sourceWith = ({ feed, uid }: EventSource, { details, state }: Stated): EventSource =>
  Object.keys(details).length === 0 && state === null
    ? { feed, uid }
    : { feed, uid, stated: { details, state } };

const none: Stated = { details: {}, state: null };

/** The source of an event that a person changes. Taken back, an edit is none. */
export const sourceAfterEdit = (before: CollaborativeEvent, next: CollaborativeEvent): EventSource | null => {
  if (!before.source) return null;
  const { details: known, state: knownState } = before.source.stated ?? none;
  const edited = groups.flatMap((group) => {
    const base = group.some((name) => name in known) ? { ...before, ...known } : before;
    return same(base, next, group) ? [] : [pick(base, group)];
  });
  const details = Object.assign({}, ...edited) as Partial<EventDetails>;
  const state = knownState ?? before.state;
  return sourceWith(before.source, { details, state: state === next.state ? null : state });
};

type Statement = { details: EventDetails; state: EventState };

/** What the event is to be, now that the feed states this, and what stays of its former statement. */
export const mergeStatement = (
  event: CollaborativeEvent,
  stated: Statement,
): Statement & { source: EventSource | null; kept: boolean } => {
  const former = event.source?.stated ?? none;
  const kept = groups.filter(
    (group) => group.some((name) => name in former.details) && same(former.details, stated.details, group),
  );
  const names = kept.flat();
  const keepsState = former.state !== null && former.state === stated.state;
  const details = { ...stated.details, ...pick(event, names) };
  // Each may keep the rules alone and break one together: then the feed's word is the newer one.
  if (checkDetails(details))
    return { ...stated, source: event.source && sourceWith(event.source, none), kept: false };
  const rest = Object.fromEntries(
    Object.entries(former.details).filter(([name]) => names.some((one) => one === name)),
  );
  return {
    details,
    state: keepsState ? event.state : stated.state,
    source:
      event.source && sourceWith(event.source, { details: rest, state: keepsState ? former.state : null }),
    kept: names.length > 0 || keepsState,
  };
};
