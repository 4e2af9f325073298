/**
 * The journal of changes: one for each mailbox and each list, numbered from 1 without gaps. Delta queries and change
 * notifications read the same journal. Collections write into it themselves (`noting`), so no write can forget to.
 */
import type { ChangeListener, Collection, Store } from '../../store.ts';

export type ChangeKind = 'created' | 'updated' | 'deleted';

export type Change = {
  /** Whose journal: `mailboxScope` or `listScope`. */
  scope: string;
  /** 1, 2, 3… within the scope. */
  sequence: number;
  kind: ChangeKind;
  /** What changed; deleted things are known by nothing else. */
  id: string;
  /** Where in the scope it stands: the calendar of an event, the list of an item. */
  container: string;
};

export const mailboxScope = (owner: string): string => `mailbox ${owner}`;
export const listScope = (listId: string): string => `list ${listId}`;

/** Changes up to `forgotten` are gone; those from there to `last` are remembered. */
type Span = { scope: string; forgotten: number; last: number };

/** How many changes a journal keeps. Whoever asks for older ones has to begin afresh. */
const mostRemembered = 50_000;

export const changesIn = (store: Store): Collection<Change> => store.collection<Change>('changes');
const spansIn = (store: Store): Collection<Span> => store.collection<Span>('changeSpans');

const spanOf = (store: Store, scope: string): Span =>
  spansIn(store).get(scope) ?? { scope, forgotten: 0, last: 0 };
const keyOf = (scope: string, sequence: number): string => `${scope} ${sequence}`;

/** The number of the newest change; 0 before the first. */
export const lastChange = (store: Store, scope: string): number => spanOf(store, scope).last;

/** Whether everything after the change numbered `position` is still known. */
export const remembersSince = (store: Store, scope: string, position: number): boolean => {
  const { forgotten, last } = spanOf(store, scope);
  return position >= forgotten && position <= last;
};

/** The change of that number, if it is remembered. */
export const changeAt = (store: Store, scope: string, sequence: number): Change | undefined =>
  changesIn(store).get(keyOf(scope, sequence));

/** In order, those after the change numbered `position`. The cost is that of what is read, however much there is. */
export function* changesAfter(store: Store, scope: string, position: number): Generator<Change> {
  const { last } = spanOf(store, scope);
  for (let sequence = position + 1; sequence <= last; sequence += 1) {
    const change = changeAt(store, scope, sequence);
    if (change) yield change;
  }
}

type Subject = Pick<Change, 'scope' | 'id' | 'container'>;

const append = (store: Store, subject: Subject, kind: ChangeKind): void => {
  const { scope } = subject;
  const before = spanOf(store, scope);
  const sequence = before.last + 1;
  const forgotten = Math.max(before.forgotten, sequence - mostRemembered);
  spansIn(store).put(scope, { scope, forgotten, last: sequence });
  if (forgotten > before.forgotten) changesIn(store).delete(keyOf(scope, forgotten));
  changesIn(store).put(keyOf(scope, sequence), { ...subject, sequence, kind });
};

/** A collection's listener that writes each change of it into the journal that `subjectOf` names. */
export const noting =
  <T>(store: Store, subjectOf: (document: T) => Subject): ChangeListener<T> =>
  (before, after) => {
    const document = after ?? before;
    if (document === undefined) return;
    append(store, subjectOf(document), before === undefined ? 'created' : after ? 'updated' : 'deleted');
  };

/** Makes every position handed out so far worthless, as when the server has lost its state. */
export function forgetChanges(store: Store, scope: string): void {
  const { forgotten, last } = spanOf(store, scope);
  for (let sequence = forgotten + 1; sequence <= last; sequence += 1)
    changesIn(store).delete(keyOf(scope, sequence));
  spansIn(store).put(scope, { scope, forgotten: last + 1, last: last + 1 });
}

/** The same for every journal there is. */
export function forgetAllChanges(store: Store): void {
  for (const { scope } of [...spansIn(store).all()]) forgetChanges(store, scope);
}
