/** A meeting of an area's task group: what was decided, who does what by when. No names: roles and counts. */
import { z } from 'zod';

export const meetingStates = ['draft', 'published'] as const;

const actionSchema = z.object({
  what: z.string().trim().min(1).max(300),
  /** By role: `Task-group lead`. */
  who: z.string().trim().min(1).max(100),
  by: z.iso.date().nullable(),
  done: z.boolean(),
});

export const meetingDetailsSchema = z.object({
  title: z.string().trim().min(1).max(120),
  heldOn: z.iso.date(),
  /** The event people booked for it; null for meetings before the service. */
  eventId: z.string().nullable(),
  /** Markdown; empty when only decisions and actions were noted. */
  minutes: z.string().max(8000),
  decisions: z.array(z.string().trim().min(1).max(500)).max(40),
  actions: z.array(actionSchema).max(40),
  /** Who came: organisations, never names, and how many people; null when it was not noted. */
  attendance: z
    .object({
      organisations: z.array(z.string().trim().min(1).max(100)).max(100),
      people: z.number().int().min(0),
    })
    .nullable(),
});
export type MeetingDetails = z.infer<typeof meetingDetailsSchema>;

export const meetingSchema = meetingDetailsSchema.extend({
  id: z.string(),
  area: z.string(),
  state: z.enum(meetingStates),
  /** Keys of those who wrote the minutes, who may not publish them. */
  writers: z.array(z.string()),
});
/** Minutes are a draft until a second person publishes them. */
export type Meeting = z.infer<typeof meetingSchema>;
