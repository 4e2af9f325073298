/** When the county's schools work, from its content. */
import { schoolCalendarSchema } from '#core/time/schoolDays.ts';
import content from '../content/school-calendar.json' with { type: 'json' };

/** Wrong content stops the start, not the first message. */
export const schoolCalendar = schoolCalendarSchema.parse(content);
