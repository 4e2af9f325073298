import { usualPreferences } from '#core/people/preferences.ts';
import { nextSendable } from '#core/time/schoolDays.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { schoolCalendar } from '../../../functions/schoolCalendar.ts';

/** Nine o'clock of the next morning on which something may be posted, whatever day it is here. */
export const schoolMorning = (): string => {
  const opens = nextSendable(
    `${addSeconds(instantOf(new Date()), 86_400).slice(0, 10)}T00:00:00Z`,
    usualPreferences,
    schoolCalendar,
  );
  if (!opens) throw new Error('no school day is known');
  return addSeconds(opens, 5400);
};
