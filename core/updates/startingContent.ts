/** Updates and meetings as a county's starting content states them, in files that people write by hand. */
import { z } from 'zod';
import { meetingDetailsSchema } from '../areas/meeting.ts';
import { monthAndYear } from '../time/wording.ts';
import { readWallTime, ukZone } from '../time/zones.ts';
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
  /** `month`: readers are told that the day is not known. */
  dated: z.enum(['day', 'month']).default('day'),
  sample: z.boolean().default(false),
});
export type StartingUpdate = z.infer<typeof startingUpdateSchema>;

/** Published minutes. */
export const startingMeetingSchema = meetingDetailsSchema.extend({
  key: z.string().min(1).max(60),
  area: z.string(),
});
export type StartingMeeting = z.infer<typeof startingMeetingSchema>;

/** Who stands as the author: nobody who signs in. */
const author = { key: 'content', name: 'Norfolk Learning Collaborative' };

const monthOnly = (on: string): string =>
  `*From the update of ${monthAndYear(on)}. Its day was not published; the first of the month stands in for it.*`;

/** Published at midday of its day, British time. @throws when the day has no midday */
export const updateFrom = (
  { key: _key, on, dated, sample, ...details }: StartingUpdate,
  id: string,
): Update => {
  const midday = readWallTime(on, '12:00', ukZone);
  if (midday.kind !== 'exact') throw new Error(`${on} has no midday`);
  const at = midday.instant;
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
      happened: dated === 'day' ? details.happened : `${details.happened}\n\n${monthOnly(on)}`,
    }),
    id,
    state: 'published',
    author,
    writers: [author.key],
    note: null,
    publishedAt: at,
    corrections: [],
    withdrawn: null,
    sample,
    version: 1,
    createdAt: at,
    changedAt: at,
  };
};
