/** A calendar on the web that an editor has asked us to read again and again, and how the reading goes. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';

export const feedSchema = z.object({
  /** Derived from the address, so that one address is one feed for ever. */
  id: z.string(),
  name: z.string().trim().min(1).max(100),
  /** Often a secret of its own ("secret address in iCal format"): for editors only, never in a log. */
  url: z.string().max(2000),
  /** The area of entries that name none. */
  area: z.string().max(60).nullable(),
  /** False while an editor has paused it. */
  enabled: z.boolean(),
  /** What the server gave to ask "has it changed?" with. Kept only while the truth says what the feed says. */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** When it was last read whole. */
  lastRead: instantSchema.nullable(),
  /** When the server last answered as it should, be it that nothing has changed. */
  lastSuccess: instantSchema.nullable(),
  /** Entries understood in the last whole reading. */
  entries: z.number().int().nullable(),
  /** Why entries of that reading could not be used, the first few, in sentences. */
  refusals: z.array(z.string()),
  /** Failures in a row. */
  failures: z.number().int(),
  /** Why the last try failed, in a sentence; null when it did not. */
  problem: z.string().nullable(),
  nextAt: instantSchema,
});
export type Feed = z.infer<typeof feedSchema>;

/** This often a feed is read. */
export const feedIntervalSeconds = 30 * 60;
const longestWaitSeconds = 86_400;

/** After so many failures in a row somebody should look. */
export const failuresToReport = 3;

export const feedStates = ['waiting', 'reading', 'retrying', 'failing', 'paused'] as const;
/** `waiting`: not tried yet; `reading`: all is well; `retrying`: failed once or twice; `failing`: more often. */
export type FeedState = (typeof feedStates)[number];

export const feedState = (feed: Pick<Feed, 'enabled' | 'failures' | 'lastSuccess'>): FeedState => {
  if (!feed.enabled) return 'paused';
  if (feed.failures >= failuresToReport) return 'failing';
  if (feed.failures > 0) return 'retrying';
  return feed.lastSuccess === null ? 'waiting' : 'reading';
};

/** Seconds until the next try after so many failures in a row: twice as long each time, a day at most. */
export const waitAfter = (failures: number): number =>
  Math.min(feedIntervalSeconds * 2 ** Math.max(failures - 1, 0), longestWaitSeconds);
