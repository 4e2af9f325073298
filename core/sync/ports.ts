/** What synchronising needs: an outbox that forgets nothing, projections with their last snapshot, two projections. */
import type { Instant } from '../events/event.ts';
import type { Urgency } from './urgency.ts';

/** What is out of step: an event, or the bookings of one. */
export type Subject = { kind: 'event' | 'bookings'; eventId: string };

/** A mark that a subject may be out of step. `token` changes with every new mark. */
export type OutboxMark = Subject & { markedAt: Instant; token: string; urgency: Urgency };

/** A mark as it stands: before `dueAt` nobody need look at it. */
export type StandingMark = OutboxMark & { dueAt: Instant };

/**
 * Written before the truth, cleared after the projections: a crash anywhere in between leaves the mark,
 * and the sweeper publishes it again. A mark without a change is harmless.
 */
export interface Outbox {
  /** Persists the marks, then (after the truth is written) `publish` wakes the workers. @param urgency `now` if left out */
  mark(subjects: readonly Subject[], urgency?: Urgency): Promise<void>;
  /** Enqueues the subjects for the workers, in messages of at most 20. @param urgency `now` if left out */
  publish(subjects: readonly Subject[], urgency?: Urgency): Promise<void>;
  marks(subjects: readonly Subject[]): Promise<OutboxMark[]>;
  /** Marks older than `before`, at most `limit`, oldest first; among thousands, of those that are looked at. */
  stale(before: Instant, limit: number): Promise<StandingMark[]>;
  /** The same, but for marks that have been put off to `before` or later. */
  due(before: Instant, limit: number): Promise<OutboxMark[]>;
  /** Nobody need look at these marks until then. Those cleared meanwhile stay cleared. */
  putOff(marks: readonly OutboxMark[], until: Instant): Promise<void>;
  /** Removes the marks, save those marked again since they were read. */
  clear(marks: readonly OutboxMark[]): Promise<void>;
  /** How many marks stand. */
  size(): Promise<number>;
}

/**
 * `cancellationMail`: who was told that the event they waited for is cancelled; `letter`: which turn of their booking
 * each was told of last.
 */
export type ProjectionTarget = 'calendar' | 'list' | 'bookingList' | 'cancellationMail' | 'letter';

/** One thing as last written to a projection: the base of every later comparison. */
export type Projection = {
  target: ProjectionTarget;
  /** Event id, or `{event id}-{booking reference}` for those of bookings. */
  key: string;
  remoteId: string;
  /** The exact fields last written, as a JSON object. */
  snapshot: Record<string, unknown>;
  /** A failure that trying again will not mend, in words; null when in step. */
  problem: string | null;
  changedAt: Instant;
  /** Whoever is writing it just now. Nobody else does so before `until`, when they are taken for dead. */
  writer: { token: string; until: Instant } | null;
};

export interface ProjectionStore {
  getMany(target: ProjectionTarget, keys: readonly string[]): Promise<Projection[]>;
  /** Those that stand under these ids on the other side; unknown ids are passed over. Ids are case-sensitive. */
  byRemoteId(target: ProjectionTarget, remoteIds: readonly string[]): Promise<Projection[]>;
  /**
   * Changes notes, each as it stands in that moment, so that nothing that others note meanwhile is lost.
   * @param next pure, for it may be asked again: what is to stand instead; the very note it was given to leave it alone,
   * null for none
   * @returns what then stands, by key
   */
  change(
    target: ProjectionTarget,
    keys: readonly string[],
    next: (note: Projection | null, key: string) => Projection | null,
  ): Promise<Map<string, Projection>>;
}

/**
 * What one operation on a projection came to. `gone`: the thing is not there (any more), which is what cancel and
 * delete want and what an update may find. `retry`: try again after so many seconds; `refused`: never.
 */
export type Outcome =
  | { status: 'done'; remoteId: string; joinUrl: string | null }
  | { status: 'gone' }
  | { status: 'retry'; afterSeconds: number; reason: string }
  | { status: 'refused'; reason: string };

/** An Outlook event as the collaborative states it. Plain text in, escaped by the adapter. */
export type CalendarEntry = {
  subject: string;
  /** Plain text paragraphs separated by blank lines. */
  body: string;
  start: Instant;
  end: Instant;
  zone: string;
  allDay: boolean;
  location: string | null;
  /** Wants a Teams meeting. Can be turned on once and never off (Outlook's rule). */
  online: boolean;
  showAs: 'free' | 'busy';
  categories: string[];
};

export type CalendarOperation =
  | { op: 'create'; key: string; entry: CalendarEntry }
  /** Where a time, the zone or all-day changes, start, end, zone and allDay are all given: Outlook takes them together. */
  | { op: 'update'; key: string; remoteId: string; changes: Partial<CalendarEntry> }
  | { op: 'cancel'; key: string; remoteId: string; comment: string }
  /** Reads the join link that was not yet there at creation. */
  | { op: 'read'; key: string; remoteId: string };

export type Attendee = { name: string; email: string };

/** The shared Outlook mailbox. Outcomes come in the order of the operations. */
export interface EventCalendar {
  apply(operations: readonly CalendarOperation[]): Promise<Outcome[]>;
  /** Makes exactly these people attend (read, then attendee-only PATCH): mails only who joins or leaves. */
  setAttendees(
    remoteId: string,
    attendees: readonly Attendee[],
    /**
     * Asked between reading who attends and writing it: false when somebody else may have written newer people, who
     * would be taken off and put on again, with a mail each time. The outcome then is `retry`.
     */
    isCurrent?: () => Promise<boolean>,
  ): Promise<Outcome>;
}

/** Fields of a SharePoint list item by column name. */
export type ListFields = Record<string, string | number | boolean | null>;

export type ListOperation =
  | { op: 'create'; key: string; fields: ListFields }
  | { op: 'update'; key: string; remoteId: string; fields: ListFields }
  /** `remoteId` null: it may or may not be there, and is looked for by its key. */
  | { op: 'delete'; key: string; remoteId: string | null };

/** A SharePoint list whose `Key` column is unique. Outcomes come in the order of the operations. */
export interface ItemList {
  apply(operations: readonly ListOperation[]): Promise<Outcome[]>;
}
export type EventList = ItemList;
export type BookingList = ItemList;

/** Mail from the shared mailbox. Text and HTML say the same. */
export type Mail = {
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  /**
   * What it is about, to find it by when it cannot go; `reference` null where there is no booking yet. For a message of
   * a dispatch `eventId` is that of its issue, and `delivery` names its row in the ledger. `turn`: how the booking stood.
   */
  about: {
    eventId: string;
    reference: string | null;
    turn?: string | undefined;
    delivery?: { dispatch: string; chunk: number; person: string } | undefined;
  };
  /** Ids of events: those that can still be joined when it leaves go along as a calendar file. */
  events?: readonly string[] | undefined;
};

/** What goes along with a mail. */
export type MailFile = { name: string; contentType: string; text: string };

export interface Mailer {
  /** `done`: gone, or kept so that it goes however often it has to be tried. */
  send(mail: Mail, files?: readonly MailFile[]): Promise<Outcome>;
}
