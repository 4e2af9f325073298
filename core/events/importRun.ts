/** One import of a programme file: what it would do, how far it has come, what it did. */
import { z } from 'zod';

export const refusalSchema = z.object({
  /** 1-based line in the file where the row or entry begins. */
  line: z.number().int(),
  /** Column heading (CSV) or property name (ICS); null when the whole row is meant. */
  column: z.string().nullable(),
  reason: z.string(),
  /** The row's title where it could be read, so that a person can find it. */
  title: z.string().nullable(),
});
/** Why one row or entry did not go in. */
export type Refusal = z.infer<typeof refusalSchema>;

export const plannedRowSchema = z.object({
  line: z.number().int(),
  eventId: z.string(),
  title: z.string(),
  start: z.string(),
  allDay: z.boolean(),
  /** For a change: each field with its value before and after, already in words for people. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
/** One row of the preview. */
export type PlannedRow = z.infer<typeof plannedRowSchema>;

export const importPreviewSchema = z.object({
  added: z.array(plannedRowSchema),
  changed: z.array(plannedRowSchema),
  withdrawn: z.array(plannedRowSchema),
  unchanged: z.number().int(),
  refused: z.array(refusalSchema),
  /** Sentences about the file as a whole, such as why nothing was withdrawn. */
  notes: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importRunSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  feed: z.string(),
  /** The area of entries that name none. */
  area: z.string().optional(),
  startedBy: z.string(),
  startedAt: z.string(),
  state: z.enum(['previewed', 'applying', 'applied', 'failed']),
  preview: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    withdrawn: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
  }),
  /** Events written so far, of `total`. */
  done: z.number().int(),
  total: z.number().int(),
  /** Events that are being written: noted before, so that whoever goes on knows whose workers may not have been woken. */
  writing: z.array(z.string()).optional(),
  /** Plain sentence, only when `state` is `failed`. */
  problem: z.string().nullable(),
});
export type ImportRun = z.infer<typeof importRunSchema>;
