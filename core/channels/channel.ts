/** Channels of teams that get updates of areas, and what was posted there. */
import { z } from 'zod';
import { chatReasons } from '../delivery/chat.ts';
import { instantSchema } from '../events/event.ts';

export const channelSchema = z.object({
  /** The channel's conversation, as Teams names it. */
  id: z.string(),
  /** The team that it is in; null where Teams did not say. */
  team: z.string().nullable(),
  tenantId: z.string(),
  /** What came out before an area was chosen is not posted. */
  areas: z.array(z.object({ slug: z.string(), since: instantSchema })).max(100),
  chosenBy: z.object({ key: z.string(), name: z.string() }),
  chosenAt: instantSchema,
});
/** What one channel gets. */
export type Channel = z.infer<typeof channelSchema>;

export const postSchema = z.object({
  /** Id of the channel. */
  channel: z.string(),
  /** One post a day at most: the day is its name. */
  day: z.iso.date(),
  /** What it holds, newest first, in the versions that it shows. */
  updates: z.array(z.object({ id: z.string(), version: z.number().int() })),
  /** All that was published before then is in this post or one before. */
  upTo: instantSchema,
  /** `empty`: everything in it was withdrawn before it went. */
  state: z.enum(['queued', 'sent', 'unreachable', 'empty']),
  /** Why Teams did not take it. */
  why: z.enum([...chatReasons, 'gaveUp']).nullable(),
  attempts: z.number().int().min(0),
  notBefore: instantSchema,
  activityId: z.string().nullable(),
  at: instantSchema,
});
/** What was posted to one channel on one day: the ledger's row, written before it is sent. */
export type Post = z.infer<typeof postSchema>;

/** The name under which the chat keeps where a channel is. */
export const channelKey = (id: string): string => `channel:${id}`;
