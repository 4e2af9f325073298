/** What a VEVENT says about an event besides when it is. */
import type ICAL from 'ical.js';
import type { EventDetails } from '#core/events/event.ts';
import { type KnownArea, readArea, readKind } from './vocabulary.ts';

type IcsDetails = Omit<EventDetails, 'start' | 'end' | 'zone' | 'allDay'>;

/** A property's text, without space at its ends; empty when it is absent. */
export const textOf = (component: ICAL.Component, name: string): string => {
  const value = component.getFirstPropertyValue(name);
  return value === null ? '' : String(value).trim();
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const categoriesOf = (component: ICAL.Component): string[] =>
  component
    .getAllProperties('categories')
    .flatMap((property) => property.getValues().map((value) => String(value).trim()))
    .filter(Boolean);

const meetingLinks = ['x-microsoft-skypeteamsmeetingurl', 'x-google-conference', 'conference'];
const onlinePlace = /\b(online|virtual|microsoft teams|teams meeting|zoom)\b|^teams$|^https?:\/\//i;

/** Several places stand in one LOCATION, parted by `;`: `County Hall; Microsoft Teams Meeting`. */
const placesOf = (component: ICAL.Component): { venue: string | null; online: boolean } => {
  const places = oneLine(textOf(component, 'location'))
    .split(/\s*;\s*/)
    .filter(Boolean);
  const rooms = places.filter((place) => !onlinePlace.test(place));
  return {
    venue: rooms.join('; ') || null,
    online: rooms.length < places.length || meetingLinks.some((name) => textOf(component, name) !== ''),
  };
};

const firstMeaning = <T>(words: readonly string[], read: (word: string) => T | null): T | null => {
  for (const word of words) {
    const meaning = read(word);
    if (meaning !== null) return meaning;
  }
  return null;
};

/** An all-day entry with no place and no kind is a date to know, so a deadline; other entries are meetings. */
const kindOf = (categories: readonly string[], allDay: boolean, placed: boolean): EventDetails['kind'] => {
  const named = firstMeaning(categories, (word) => {
    const kind = readKind(word);
    return 'value' in kind ? kind.value : null;
  });
  return named ?? (allDay && !placed ? 'keyDate' : 'meeting');
};

const linkOf = (component: ICAL.Component): string | null =>
  ['url', ...meetingLinks]
    .map((name) => textOf(component, name))
    .find((link) => link.startsWith('https://')) ?? null;

export const icsDetails = (
  component: ICAL.Component,
  allDay: boolean,
  programme: string | null,
  areas: readonly KnownArea[],
): IcsDetails => {
  const categories = categoriesOf(component);
  const { venue, online } = placesOf(component);
  const kind = kindOf(categories, allDay, online || venue !== null);
  const area = firstMeaning(categories, (word) => {
    const found = readArea(word, areas);
    return 'value' in found ? found.value : null;
  });
  const attendance =
    kind === 'keyDate' ? 'none' : online && venue !== null ? 'hybrid' : online ? 'online' : 'inPerson';
  return {
    title: oneLine(textOf(component, 'summary')),
    description: textOf(component, 'description').replace(/\r\n?/g, '\n'),
    kind,
    attendance,
    venue,
    capacity: null,
    audience: null,
    phases: [],
    area,
    programme,
    theme: null,
    bookBy: null,
    link: linkOf(component),
    sample: false,
  };
};
