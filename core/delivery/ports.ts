/** What delivery needs: a ledger, a pace, and workers that can be woken. The way into Teams is in `chat.ts`. */
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Day } from '../time/days.ts';
import type { Changing, Delivery } from './delivery.ts';
import type { Chunk, Dispatch } from './dispatch.ts';

export interface DispatchStore {
  get(id: string): Promise<Stored<Dispatch> | null>;
  /** The issue's own and those of its changes, oldest first. */
  ofIssue(issue: string): Promise<Dispatch[]>;
  /** Those that are being sent. */
  sending(): Promise<Dispatch[]>;
  /** All of them, in no order. */
  list(): Promise<Dispatch[]>;
  /** `etag` null inserts. */
  put(dispatch: Dispatch, etag: string | null): Promise<'written' | 'conflict'>;
  /** One that is not there is fine. */
  remove(id: string): Promise<void>;
}

export interface Ledger {
  chunk(dispatch: string, number: number): Promise<Stored<Chunk> | null>;
  /** All of a dispatch, by number. */
  chunks(dispatch: string): Promise<Chunk[]>;
  /** Those that somebody should look after, of one dispatch. */
  overdue(dispatch: string, now: Instant): Promise<Chunk[]>;
  /** `etag` null inserts. */
  putChunk(chunk: Chunk, etag: string | null): Promise<'written' | 'conflict'>;
  /** Writes those rows of one chunk that are not there yet; one that is there stays as it is. */
  insert(rows: readonly Delivery[]): Promise<void>;
  /** The rows of one chunk, by person. */
  rows(dispatch: string, chunk: number): Promise<Delivery[]>;
  row(dispatch: string, chunk: number, person: string): Promise<Delivery | null>;
  /** Writes these members of one row, whatever the others are. */
  note(row: Pick<Delivery, 'dispatch' | 'chunk' | 'person'>, change: Partial<Changing>): Promise<void>;
  /** The rows of these people, whichever chunks they are in. */
  ofPeople(dispatch: string, people: readonly string[]): Promise<Delivery[]>;
  /**
   * Puts another key in the place of each of these, in a dispatch of which everybody has been looked up: a row counts as before
   * and leads to nobody's chat. Bounds of chunks that name a person move to who stands before them.
   * @param formers by the key that they take the place of
   */
  forgetPeople(dispatch: string, formers: ReadonlyMap<string, string>): Promise<void>;
  /**
   * Removes the rows of one chunk, and whom its bounds name. Its figures stay as they are: nothing counts them anew.
   * Answers how many rows went.
   */
  forgetRows(dispatch: string, chunk: number): Promise<number>;
  /** Removes the chunks of a dispatch, figures and all, but not their rows. */
  forgetChunks(dispatch: string): Promise<void>;
}

/** Keeps what all instances send together within the limit of app and tenant (50 a second). */
export interface Pace {
  /** Resolves when the next message to somebody of this tenant may go. */
  turn(tenantId: string): Promise<void>;
}

/** Work for the queue `deliveries`. */
export type DeliveryTask =
  | { kind: 'plan'; dispatch: string }
  | { kind: 'send'; dispatch: string; chunk: number }
  | { kind: 'post'; channel: string; day: Day }
  /** Send to those once more whom it did not reach. */
  | { kind: 'again'; dispatch: string }
  /** Count how people would get an issue. */
  | { kind: 'count'; issue: string };

/** Wakes workers. A task may come twice, or late: the ledger says what is left to do. */
export type WakeDeliveries = (tasks: readonly DeliveryTask[], afterSeconds: number) => Promise<void>;
