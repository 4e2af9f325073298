/** Reads the county's starting content from `content/`. Wrong content stops the tool that lays it, not a reader. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { areasSchema } from '#core/areas/area.ts';
import type { StartingContent } from '#core/updates/layContent.ts';
import { laySampleUpdates } from '#core/updates/laySampleUpdates.ts';
import {
  sampleUpdateSchema,
  startingMeetingSchema,
  startingUpdateSchema,
} from '#core/updates/startingContent.ts';

const read = <T>(schema: z.ZodType<T>, name: string): T =>
  schema.parse(JSON.parse(readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8')));

/**
 * @param firstDay lays the sample updates against this day; null leaves them out
 * @throws when a file is missing or does not hold what it should
 */
export const startingContent = (firstDay: string | null): StartingContent => ({
  areas: read(areasSchema, 'areas.json'),
  updates: [
    ...read(z.array(startingUpdateSchema), 'updates.json'),
    ...(firstDay === null
      ? []
      : laySampleUpdates(read(z.array(sampleUpdateSchema), 'sample-updates.json'), firstDay)),
  ],
  meetings: read(z.array(startingMeetingSchema), 'meetings.json'),
});
