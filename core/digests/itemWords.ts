/** What an update or an event says of itself as an item of an issue: when it is gathered, and again before it goes. */
import type { Standing } from '../bookings/standingOf.ts';
import { cut } from '../cut.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { attendanceNames } from '../events/names.ts';
import { excerptOf } from '../markdown/markdownToText.ts';
import { clockWords, longDay, shortWhenWords, whenWords } from '../time/wording.ts';
import { ukZone, wallTime } from '../time/zones.ts';
import type { Update } from '../updates/update.ts';
import type { DigestItem, ItemKind } from './issue.ts';

const asks: Record<Update['ask']['kind'], string> = {
  comment: 'Comment',
  survey: 'Answer the survey',
  volunteer: 'Volunteer',
  book: 'Book',
  share: 'Share an example',
  nothing: '',
};

/** "by 5pm, Friday 4 December" */
const byWords = (by: Instant): string => {
  const { day, time } = wallTime(by, ukZone);
  return `by ${clockWords(time)}, ${longDay(day).replace(/ \d{4}$/, '')}`;
};

/** `steady`: the line without what changes by the hour, such as how many places are left. */
export type ItemWords = Pick<DigestItem, 'title' | 'line' | 'by'> & { steady: string };

export const wordsOfUpdate = (update: Update): ItemWords => {
  const line =
    update.ask.by !== null && update.ask.kind !== 'nothing'
      ? `${asks[update.ask.kind]} ${byWords(update.ask.by)}.`
      : cut(update.ask.words || excerptOf(update.happened, 200), 200);
  return { title: cut(update.headline, 120), line, steady: line, by: update.ask.by };
};

const placesWords = (placesLeft: number | null): string => {
  if (placesLeft === null) return '';
  if (placesLeft === 0) return 'Full by now';
  return placesLeft === 1 ? 'The last place is free' : `${placesLeft} places left`;
};

const takesPlaceWords = (event: CollaborativeEvent, places: string): string => {
  const where = event.attendance === 'online' ? attendanceNames.online : (event.venue ?? '');
  return [shortWhenWords(event), where, places].filter((words) => words !== '').join('. ');
};

/** @param standing.placesLeft null where it is unlimited, or was not looked up */
export const wordsOfEvent = (
  { event, placesLeft }: Pick<Standing, 'event' | 'placesLeft'>,
  kind: ItemKind,
): ItemWords => {
  const isDeadline = kind === 'deadline';
  const lineWith = (places: string): string =>
    cut(`${isDeadline ? `By ${whenWords(event)}` : takesPlaceWords(event, places)}.`, 240);
  return {
    title: cut(event.title, 120),
    line: lineWith(placesWords(placesLeft)),
    steady: lineWith(''),
    by: isDeadline ? event.end : event.bookBy,
  };
};
