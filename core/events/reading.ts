/** What a reader of programme files hands to the rules: the entries it understood and those it had to refuse. */
import type { EventDetails, Instant } from './event.ts';
import type { Refusal } from './importRun.ts';

/** One event as a feed states it. Text is plain: every edge (HTML, Markdown, cards, CSV export) escapes it. */
export type FeedEntry = {
  line: number;
  /** Identity within the feed; see `instanceUid` for repeating events. */
  uid: string;
  details: EventDetails;
  /** The feed says that the event does not take place. */
  cancelled: boolean;
};

/** `uid` null: nobody can tell which event the row meant. */
export type FeedRefusal = Refusal & { uid: string | null };

export type FeedReading = {
  entries: FeedEntry[];
  refusals: FeedRefusal[];
  /** Repeating events are stated within these bounds only; null when the file has none. */
  seriesWindow: { from: Instant; to: Instant } | null;
  /** Sentences about the file as a whole, such as columns that were left out. */
  notes: string[];
};

const separator = '\u001f';

/** The identity of one date of a repeating event: its UID with the recurrence id in it. */
export const instanceUid = (uid: string, recurrenceId: string): string => `${uid}${separator}${recurrenceId}`;

/** The UID of the series to which an instance belongs; null for what is no instance. */
export const seriesUid = (uid: string): string | null => {
  const at = uid.indexOf(separator);
  return at < 0 ? null : uid.slice(0, at);
};
