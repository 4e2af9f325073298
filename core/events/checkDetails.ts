/** Rules that every stated event keeps, whichever door it came through. */
import { isZone } from '../time/zones.ts';
import { type EventDetails, eventDetailsSchema } from './event.ts';

/** A broken rule: the detail it concerns and why, in a sentence. */
type Flaw = { field: keyof EventDetails | null; reason: string };

/** Control characters, and marks that turn the direction of text around: invisible, and used to deceive. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const lineBreak = /[\r\n\u2028\u2029]/;
/** Nothing but space and characters that are not drawn. */
const invisible = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;
/** SharePoint's lines of text end at 255 UTF-16 units, of which an emoji takes two or more. */
const mostUnits = 250;

const textFields = ['title', 'description', 'venue', 'audience', 'area', 'programme', 'theme'] as const;
const yearMs = 366 * 86_400_000;

const shapeFlaw = (details: EventDetails): Flaw | null => {
  const issue = eventDetailsSchema.safeParse(details).error?.issues[0];
  if (!issue) return null;
  const field = textFields.find((name) => name === issue.path[0]) ?? null;
  if (issue.code === 'too_big' && field)
    return { field, reason: `The ${field} is longer than ${issue.maximum} characters.` };
  if (issue.path[0] === 'title') return { field: 'title', reason: 'The title is missing.' };
  if (issue.path[0] === 'link')
    return { field: 'link', reason: 'The link must be a whole address that begins with https://.' };
  if (issue.path[0] === 'capacity')
    return { field: 'capacity', reason: 'Places must be a whole number from 1 to 10,000.' };
  return { field: null, reason: `${issue.path.join('.')}: ${issue.message}` };
};

const timeFlaw = (details: EventDetails): Flaw | null => {
  if (!isZone(details.zone))
    return { field: 'zone', reason: `The time zone "${details.zone}" is not known.` };
  const length = Date.parse(details.end) - Date.parse(details.start);
  if (length < 0) return { field: 'end', reason: 'The end is before the start.' };
  if (length === 0) return { field: 'end', reason: 'The end is the same as the start.' };
  if (length > yearMs) return { field: 'end', reason: 'The event is longer than a year.' };
  if (details.bookBy !== null && details.bookBy > details.end)
    return { field: 'bookBy', reason: 'Booking would close after the event.' };
  return null;
};

const kindFlaw = (details: EventDetails): Flaw | null => {
  const deadline = details.kind === 'keyDate';
  if (deadline && !details.allDay) return { field: 'allDay', reason: 'A deadline lasts the whole day.' };
  if (deadline && details.capacity !== null)
    return { field: 'capacity', reason: 'A deadline has no places: nobody attends.' };
  if (deadline !== (details.attendance === 'none'))
    return {
      field: 'attendance',
      reason: deadline
        ? 'A deadline is neither online nor in person: nobody attends.'
        : 'Say whether people take part online, in person or both. Only a deadline has nothing to attend.',
    };
  return null;
};

/** The first broken rule, or null when the details may stand. */
export const checkDetails = (details: EventDetails): Flaw | null => {
  const hidden = textFields.find((field) => unprintable.test(details[field] ?? ''));
  if (hidden) return { field: hidden, reason: `The ${hidden} holds characters that cannot be shown.` };
  const broken = textFields.find((field) => field !== 'description' && lineBreak.test(details[field] ?? ''));
  if (broken) return { field: broken, reason: `The ${broken} must stand on one line.` };
  if (invisible.test(details.title)) return { field: 'title', reason: 'The title is missing.' };
  const wide = textFields.find(
    (field) => field !== 'description' && (details[field]?.length ?? 0) > mostUnits,
  );
  const flaw = shapeFlaw(details);
  if (wide && !flaw)
    return {
      field: wide,
      reason: `The ${wide} is too long: emoji and some other signs count as several characters.`,
    };
  return flaw ?? timeFlaw(details) ?? kindFlaw(details);
};
