/** Lays invented updates against a first day, so that there is always something new and something to do. */
import type { z } from 'zod';
import { addDays, type Day, weekdayOf } from '../time/days.ts';
import { localInstant, ukZone } from '../time/zones.ts';
import type { StartingUpdate, sampleUpdateSchema } from './startingContent.ts';

/** The same day, or the nearest working day in this direction. */
const workingDay = (day: Day, direction: 1 | -1): Day =>
  weekdayOf(day) <= 5 ? day : workingDay(addDays(day, direction), direction);

export const laySampleUpdates = (
  samples: readonly z.infer<typeof sampleUpdateSchema>[],
  first: Day,
): StartingUpdate[] =>
  samples.map(({ daysAgo, ask, ...sample }) => ({
    ...sample,
    ...(ask && {
      ask: {
        ...ask,
        by: ask.by && localInstant(workingDay(addDays(first, ask.by.inDays), 1), ask.by.time, ukZone),
      },
    }),
    on: workingDay(addDays(first, -daysAgo), -1),
    dated: 'day' as const,
    sample: true,
  }));
