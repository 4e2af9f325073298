/** What flows back: edits that people make in the SharePoint list and in the shared Outlook calendar, and replies to invitations. */
import type { Instant } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import type { CalendarEntry, ListFields } from '../ports.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';

/** Who edited over there, as far as the other side says. */
export type Editor = { name: string; email: string | null };

/** One list item as it stands now. `fields` by column name, null when it is deleted. */
export type ListChange = {
  remoteId: string;
  deleted: boolean;
  /** What its column `Key` says; null when deleted or empty. */
  key: string | null;
  fields: ListFields | null;
  editor: Editor | null;
};

/** How somebody answered an invitation. `at`: when, null when the other side does not say. */
export type Reply = {
  email: string;
  response: 'accepted' | 'tentative' | 'declined' | 'none';
  at: Instant | null;
};

/** The fields of a calendar entry that people edit; `body` is our part of it as plain text, null when it is gone. */
export type EntryFields = Pick<
  CalendarEntry,
  'subject' | 'start' | 'end' | 'zone' | 'allDay' | 'location' | 'online'
> & {
  body: string | null;
};

/** One Outlook event as it stands now. */
export type CalendarChange = {
  remoteId: string;
  key: string | null;
  /** It is no longer there, verified by reading the event itself: leaving the window of a reading is not going. */
  gone: boolean;
  /** Null when it is gone. */
  entry: EntryFields | null;
  /** The way into its Teams meeting, as far as Outlook says. */
  joinUrl?: string | null;
  replies: readonly Reply[];
};

/** Which projection something was read from; the names are those of the projections' targets. */
export type ChangeSource = 'list' | 'calendar';

/** What is compared: what is also followed, and the list of bookings, in which nobody's edits are taken. */
export const comparedSources = ['list', 'calendar', 'bookings'] as const;
export type ComparedSource = (typeof comparedSources)[number];

export type Page<C> = {
  changes: readonly C[];
  cursor: string;
  more: boolean;
  /** A page of a reading of everything, since there was no cursor or it was lost. */
  whole: boolean;
  /**
   * When this page was asked for, before the request went out. What we wrote to a thing after that is not in the page,
   * so that the page is not taken for somebody's edit.
   */
  readAt: Instant;
};

/** Reads what changed since the cursor. A lost cursor (410, `syncStateNotFound`) starts again with `whole`. */
export interface ChangeReader<C> {
  read(cursor: string | null): Promise<Page<C>>;
}

export interface CursorStore {
  get(name: ComparedSource): Promise<string | null>;
  put(name: ComparedSource, cursor: string): Promise<void>;
}

/**
 * What taking a page came to. `settled` false: something in it was written by us in about the second it was read, so that
 * nobody can tell which came first. Do not store the cursor; read the page again in a moment.
 */
export type Taken = {
  settled: boolean;
  /** Events whose truth changed. */
  changed: number;
  /** Questions opened. */
  asked: number;
  /** Edits that were put back, with a notice. */
  putBack: number;
  /** Replies taken. */
  replied: number;
  /** Things and people that we do not know, passed over. */
  unknown: number;
};

/** What people have to decide or to know about edits over there. */
export interface SyncDesk {
  question(id: string): Promise<Stored<SyncQuestion> | null>;
  /** Those that wait for an answer, in no order. */
  openQuestions(): Promise<Stored<SyncQuestion>[]>;
  /** `etag` null inserts, otherwise replaces only that version. */
  putQuestion(question: SyncQuestion, etag: string | null): Promise<'written' | 'conflict'>;
  /** Keeps the notices; one that is there already is replaced. */
  note(notices: readonly SyncNotice[]): Promise<void>;
  /** Notices since then, in no order. */
  noticesSince(at: Instant): Promise<SyncNotice[]>;
  /** Of every state, in no order. */
  everyQuestion(): Promise<Stored<SyncQuestion>[]>;
  /** Removes notices and questions that were answered or lapsed, of before then, at most so many of each. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}
