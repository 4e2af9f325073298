/** A dispatch: one thing that goes to many people. An issue of the digest, or what is changed about it afterwards. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import { countsSchema } from './delivery.ts';

/** What is put right or taken back about an issue that has gone; `item` null is all of it. */
export const changeSchema = z.object({
  number: z.number().int().min(1),
  what: z.enum(['corrected', 'withdrawn']),
  item: z.string().nullable(),
  reason: z.string(),
  /** People who had it by mail get another. */
  mailAgain: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;

export const dispatchStates = ['sending', 'paused', 'stopped', 'done'] as const;

/** One row of the ledger. */
export const recipientSchema = z.object({ chunk: z.number().int().min(0), person: z.string().max(320) });
export type Recipient = z.infer<typeof recipientSchema>;

export const dispatchSchema = z.object({
  /** The issue's id, or `{issue}-{number}` for a change of it. */
  id: z.string(),
  issue: z.string(),
  /** Null for the issue itself. */
  change: changeSchema.nullable(),
  state: z.enum(dispatchStates),
  /** Chunks that have been made so far; chunk n begins where n - 1 ends. */
  chunks: z.number().int().min(0),
  /** Everybody has been looked up. */
  complete: z.boolean(),
  /** Unless something happens before, the sweeper has it looked after then; null when nothing is left to look up. */
  wakeAt: instantSchema.nullable(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  /** The figures of all its chunks, kept once it has ended for a while; null when they have to be counted. */
  figures: countsSchema.nullable().default(null),
  /** Those whom it did not reach are sent to again: when that was asked for, whom alone (until they wait once more), and whether they do. */
  again: z
    .object({ at: instantSchema, recipient: recipientSchema.nullable(), queued: z.boolean() })
    .nullable()
    .default(null),
});
export type Dispatch = z.infer<typeof dispatchSchema>;

export const chunkSchema = z.object({
  dispatch: z.string(),
  number: z.number().int().min(0),
  /** Its people: those whose keys come after `after` (null: from the first) up to `upTo`, included (null: to the last). */
  after: z.string().nullable(),
  upTo: z.string().nullable(),
  /** Its rows are in the ledger. */
  planned: z.boolean(),
  counts: countsSchema,
  /** The sweeper has it looked after then, unless somebody did before; null when nothing is left to do. */
  wakeAt: instantSchema.nullable(),
});
/** At most a hundred people who stand side by side, planned and sent together. */
export type Chunk = z.infer<typeof chunkSchema>;

/** People in a chunk, and rows of one transaction. */
export const peoplePerChunk = 100;

export const changeId = (issue: string, number: number): string => `${issue}-${number}`;
