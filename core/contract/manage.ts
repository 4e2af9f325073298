/** What crosses the wire about running things. All under `/api`, JSON, `Authorization: Bearer`. */
import { z } from 'zod';
import { waitingSchema } from '../manage/waiting.ts';
import { meSchema } from './api.ts';

/** GET /api/manage · for editors, approvers and administrators */
export const manageReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  /** What waits for the reader; what they can do nothing about is not in it. */
  waiting: z.array(waitingSchema),
});
export type ManageReply = z.infer<typeof manageReplySchema>;
