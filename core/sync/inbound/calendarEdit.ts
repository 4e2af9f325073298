/** Edited fields of an Outlook event as a change of the event: `calendarEntry.ts` backwards. */

import type { CollaborativeEvent } from '../../events/event.ts';
import { bodyOf, locationOf, onlineLocation, prefixOf } from '../calendarEntry.ts';
import { type EditReader, momentOf, type ReadField, textOf } from './edit.ts';

const titleIn = (event: CollaborativeEvent, subject: string): string => {
  const prefix = prefixOf(event);
  const ownPrefix = prefix !== null && event.title.toLowerCase().startsWith(prefix.trim().toLowerCase());
  if (prefix === null || ownPrefix || !subject.toLowerCase().startsWith(prefix.trim().toLowerCase()))
    return subject;
  return subject.slice(prefix.trim().length).trim();
};

const paragraphsOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/**
 * The description stands between paragraphs that we write. Null when those are not all there any more, since then
 * nobody can tell what belongs to the description.
 */
const descriptionIn = (event: CollaborativeEvent, publicUrl: string, body: string): string | null => {
  const [first, ...rest] = paragraphsOf(bodyOf({ ...event, description: '' }, publicUrl));
  const [head, ...found] = paragraphsOf(body);
  const tail = found.slice(found.length - rest.length);
  const kept = head === first && found.length >= rest.length && tail.every((text, at) => text === rest[at]);
  return kept ? found.slice(0, found.length - rest.length).join('\n\n') : null;
};

/** The venue in a location; undefined where the location says something that is no venue. */
const venueIn = (event: CollaborativeEvent, location: unknown): string | null | undefined => {
  const text = textOf(location) ?? '';
  if (event.attendance === 'online') return undefined;
  if (event.attendance !== 'hybrid') return text || null;
  const suffix = `; ${onlineLocation}`;
  return text.endsWith(suffix) ? text.slice(0, -suffix.length).trim() || null : undefined;
};

const calm = (name: string, details: ReadField['details']): ReadField => ({
  name,
  details,
  state: null,
  asks: false,
});
const loud = (name: string, details: ReadField['details']): ReadField => ({
  name,
  details,
  state: null,
  asks: true,
});

/** Reads a field of an entry; a sentence says why it cannot be taken. */
const readField = (
  event: CollaborativeEvent,
  publicUrl: string,
  name: string,
  value: unknown,
): ReadField | string => {
  if (name === 'subject') return calm(name, { title: titleIn(event, textOf(value) ?? '') });
  if (name === 'allDay') return loud(name, { allDay: value === true });
  if (name === 'start' || name === 'end') {
    const at = momentOf(value);
    return at === null ? `The ${name} is missing.` : loud(name, { [name]: at });
  }
  if (name === 'body') {
    const description = descriptionIn(event, publicUrl, textOf(value) ?? '');
    return description === null
      ? 'Our own lines in the text were changed. Change the description between them, or in the app.'
      : calm(name, { description });
  }
  if (name === 'online')
    return 'The Teams meeting had gone with its text. It is made again, with a new link.';
  const venue = venueIn(event, value);
  return venue === undefined
    ? `The place of this event is written by the app: ${locationOf(event) ?? 'none'}.`
    : loud(name, { venue });
};

export const readCalendarEdit =
  (publicUrl: string): EditReader =>
  (event, edited) => {
    const read: ReturnType<EditReader> = { fields: [], refused: [] };
    for (const [name, value] of Object.entries(edited)) {
      const field = readField(event, publicUrl, name, value);
      if (typeof field === 'string') read.refused.push({ name, reason: field });
      else read.fields.push(field);
    }
    return read;
  };
