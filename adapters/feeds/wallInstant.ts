/** A wall time in a zone as the one instant it means, or why it means none. */
import type { Instant } from '#core/events/event.ts';
import type { Day } from '#core/time/days.ts';
import { clockWords, longDay } from '#core/time/wording.ts';
import { type ClockTime, readWallTime } from '#core/time/zones.ts';
import type { Written } from './writtenDates.ts';

export const wallInstant = (day: Day, time: ClockTime, zone: string): Written<Instant> => {
  const reading = readWallTime(day, time, zone);
  if (reading.kind === 'exact') return { value: reading.instant };
  const moment = `${clockWords(time)} on ${longDay(day)}`;
  return {
    flaw:
      reading.kind === 'nonexistent'
        ? `There is no ${moment}: the clocks go forward and skip that hour.`
        : `There are two times called ${moment}: the clocks go back and repeat that hour. Choose a time outside it.`,
  };
};
