/** How people get an issue, counted before it goes: everybody on the roll stands in one of these figures. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';

const people = z.number().int().min(0);

export const reachCountsSchema = z.object({
  /** In their chat with the bot. */
  teams: people,
  /** By e-mail, for they have no sign-in. */
  mailNoSignIn: people,
  /** By e-mail, as they chose. */
  mailChosen: people,
  /** By e-mail, for they do not have the app, have removed it, or cannot have it: guests, for example. */
  mailNoApp: people,
  /** By e-mail, for they have blocked the app. */
  mailBlocked: people,
  /** Neither way is open: no app, and no e-mail address or wish for e-mail. */
  cannot: people,
  /** Of all these: not before their quiet times, the weekend or the holidays are over. */
  later: people,
  nothingNew: people,
  resting: people,
  choseNone: people,
  notThisTime: people,
});
export type ReachCounts = z.infer<typeof reachCountsSchema>;

export const nobodyReached: ReachCounts = {
  teams: 0,
  mailNoSignIn: 0,
  mailChosen: 0,
  mailNoApp: 0,
  mailBlocked: 0,
  cannot: 0,
  later: 0,
  nothingNew: 0,
  resting: 0,
  choseNone: 0,
  notThisTime: 0,
};

export const reachSchema = z.object({
  issue: z.string(),
  /** What it was counted for: stands for items, audience and time. */
  basis: z.string(),
  /** When it was assumed to go. */
  startsAt: instantSchema,
  /** The last person counted; null before the first, and once all are counted. */
  after: z.string().nullable(),
  counts: reachCountsSchema,
  complete: z.boolean(),
  /** When it last came further. */
  at: instantSchema,
});
/** How far counting has come. */
export type Reach = z.infer<typeof reachSchema>;

export interface ReachStore {
  get(issue: string): Promise<Stored<Reach> | null>;
  /** `etag` null inserts. */
  put(reach: Reach, etag: string | null): Promise<'written' | 'conflict'>;
}

/** Those who should get it, as a report counts them. */
export const recipientsIn = (counts: ReachCounts): number =>
  counts.teams +
  counts.mailNoSignIn +
  counts.mailChosen +
  counts.mailNoApp +
  counts.mailBlocked +
  counts.cannot;
