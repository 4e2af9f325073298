/** Updates and meetings as a county's starting content states them, in files that people write by hand. */
import { z } from 'zod';
import { meetingDetailsSchema } from '../areas/meeting.ts';
import { localInstant, ukZone } from '../time/zones.ts';
import { type Update, updateDetailsSchema } from './update.ts';

const nothingAsked = { kind: 'nothing', words: '', by: null, link: null } as const;

export const startingUpdateSchema = updateDetailsSchema.partial().extend({
  /** Stable name within the content. */
  key: z.string().min(1).max(60),
  area: z.string(),
  headline: z.string().trim().min(1).max(80),
  happened: z.string().min(1).max(6000),
  next: z.string().min(1).max(3000),
  /** Day of publishing; the first of the month where only the month is known. */
  on: z.iso.date(),
  /** `month`: the day is not known. */
  dated: z.enum(['day', 'month']).default('day'),
  sample: z.boolean().default(false),
});
export type StartingUpdate = z.infer<typeof startingUpdateSchema>;

/** An invented update, laid against the day of the first start. */
export const sampleUpdateSchema = startingUpdateSchema.omit({ on: true, dated: true, sample: true }).extend({
  /** Published so many days before the first start, or on the Friday before. */
  daysAgo: z.number().int().min(0),
  ask: updateDetailsSchema.shape.ask
    .extend({
      /** So many days after the first start, or the Monday after, at this time of day. */
      by: z.object({ inDays: z.number().int().min(1), time: z.string().regex(/^\d\d:\d\d$/) }).nullable(),
    })
    .optional(),
});

/** Published minutes. */
export const startingMeetingSchema = meetingDetailsSchema.extend({
  key: z.string().min(1).max(60),
  area: z.string(),
});
export type StartingMeeting = z.infer<typeof startingMeetingSchema>;

/** Who stands as the author: nobody who signs in. */
const author = { key: 'content', name: 'Norfolk Learning Collaborative' };

/** Published at midday of its day, British time. */
export const updateFrom = (
  { key: _key, on, dated, sample, ...details }: StartingUpdate,
  id: string,
): Update => {
  const at = localInstant(on, '12:00', ukZone);
  return {
    ...updateDetailsSchema.parse({
      ask: nothingAsked,
      tags: [],
      phases: [],
      shareWith: ['staff'],
      attachments: [],
      confirm: false,
      urgency: null,
      ...details,
    }),
    id,
    state: 'published',
    author,
    writers: [author.key],
    note: null,
    publishedAt: at,
    monthOnly: dated === 'month',
    corrections: [],
    withdrawn: null,
    sample,
    version: 1,
    createdAt: at,
    changedAt: at,
  };
};
