/** What members offer, ask or suggest to those who lead an area: kept before anybody is told of it, so that none is lost. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import { involvementKinds, resourceSchema } from './area.ts';

export const helpKinds = [...involvementKinds, 'resource'] as const;

/** A page or document that the area should name: it does once a lead takes it. */
export const suggestionSchema = resourceSchema.pick({ title: true, link: true, type: true });

export const helpSchema = z.object({
  id: z.string(),
  /** Slug of the area. */
  area: z.string(),
  how: z.enum(helpKinds),
  /** In their words; may be empty. */
  words: z.string(),
  /** The update that it is about; null where it is about the area. */
  update: z.object({ id: z.string(), headline: z.string() }).nullable(),
  /** What is suggested; null for anything but `resource`. */
  resource: suggestionSchema.nullable(),
  from: z.object({ key: z.string(), name: z.string(), email: z.string() }),
  at: instantSchema,
  /** Whether a mail to those who lead the area is on its way. */
  told: z.enum(['yes', 'no']),
  /** When a lead said that it is done with; null while it waits. */
  settledAt: instantSchema.nullable(),
});
/** One offer, question or suggestion. */
export type Help = z.infer<typeof helpSchema>;
export type HelpKind = Help['how'];
