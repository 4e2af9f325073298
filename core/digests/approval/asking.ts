/** Asking for approval: who was told that an issue waits for a second person, and what their card shows. */
import { z } from 'zod';
import { standingCardSchema } from '../../delivery/standingCard.ts';
import { type Instant, instantSchema } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import type { Ids } from '../../ids.ts';
import { momentWords } from '../../time/wording.ts';
import { ukZone } from '../../time/zones.ts';
import { issueTitle } from '../digestView.ts';
import type { Issue } from '../issue.ts';

/** `person`: the approver's key; `office` for the shared mailbox, where nobody is known to be one. */
const toldSchema = standingCardSchema.extend({
  /** What the card shows, by which it is noticed that it is out of date. */
  shows: z.string(),
  mailed: z.boolean(),
});
export type Told = z.infer<typeof toldSchema>;

export const askingSchema = z.object({
  id: z.string(),
  issue: z.string(),
  askedAt: instantSchema,
  told: z.array(toldSchema),
  /** `closed`: it was decided, and every card says so. */
  state: z.enum(['open', 'closed']),
  at: instantSchema,
});
export type Asking = z.infer<typeof askingSchema>;

/** An issue as an approver looks at it. */
export type ToApprove = {
  /** With its items as they would go. */
  issue: Issue;
  askedAt: Instant;
  /** How many get it; null while nobody has counted. */
  people: number | null;
};

export interface AskingStore {
  get(id: string): Promise<Stored<Asking> | null>;
  /** Those that are not closed, in no order. */
  standing(): Promise<Stored<Asking>[]>;
  all(): Promise<Asking[]>;
  /** Removes those that were closed before then, at most so many. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
  /** `etag` null inserts. */
  put(asking: Asking, etag: string | null): Promise<'written' | 'conflict'>;
}

/** Sent for approval once more it is asked about once more. */
export const askingId = (ids: Pick<Ids, 'derive'>, issue: string, askedAt: string): string =>
  ids.derive('asking', issue, askedAt);

/** Whether an issue still waits for what was asked then: neither decided, nor changed, nor asked anew. */
export const stillWaits = ({ state, askedAt }: Pick<Issue, 'state' | 'askedAt'>, asked: string): boolean =>
  state === 'inReview' && askedAt === asked;

const goesWords = ({ state, sendAt }: Pick<Issue, 'state' | 'sendAt'>): string => {
  if (state === 'scheduled' && sendAt) return `It is set to go on ${momentWords(sendAt, ukZone)}.`;
  return state === 'approved' ? 'It goes when the editor says.' : 'It has begun to go.';
};

/** Whether it would still go as it was asked for then, at its time and by itself. */
export const isSet = ({ state, askedAt }: Pick<Issue, 'state' | 'askedAt'>, asked: Instant): boolean =>
  state === 'scheduled' && askedAt === asked;

/** "Digest, week starting 30 November 2026", as approvers are asked about it. */
export const askedTitle = (issue: Pick<Issue, 'week'>): string =>
  `Digest, ${issueTitle(issue).replace(/^W/, 'w')}`;

/** What became of it, in two or three words and a sentence. For an issue that does not wait any more. */
export const decidedWords = (
  issue: Pick<Issue, 'state' | 'askedAt' | 'approver' | 'approvedAt' | 'sentBack' | 'sendAt'>,
  asked: Instant,
): { state: string; sentence: string } => {
  if (issue.askedAt !== asked)
    return {
      state: 'Asked again',
      sentence: 'It was changed and sent for approval again. The newer card counts.',
    };
  if (issue.approver && issue.approvedAt) {
    const approved = `Approved by ${issue.approver.name} on ${momentWords(issue.approvedAt, ukZone)}.`;
    return { state: 'Approved', sentence: `${approved} ${goesWords(issue)}` };
  }
  if (issue.sentBack !== null)
    return { state: 'Sent back', sentence: `Sent back to the author: ${issue.sentBack}` };
  return { state: 'Changed since', sentence: 'It was changed since, and has to be sent for approval again.' };
};
