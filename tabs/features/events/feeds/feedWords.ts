import type { FeedView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { clockWords, shortDay } from '#core/time/wording.ts';
import { dayOf, ukZone, wallTime } from '#core/time/zones.ts';
import { counted } from '../../../components/counted.ts';

/** `9:30am`, on another day `Mon 23 Nov, 9:30am`. */
const moment = (instant: Instant, now: Instant): string => {
  const { day, time } = wallTime(instant, ukZone);
  return day === dayOf(now, ukZone) ? clockWords(time) : `${shortDay(day)}, ${clockWords(time)}`;
};

export const stateNames: Record<FeedView['state'], string> = {
  waiting: 'Being read for the first time',
  reading: 'Read regularly',
  retrying: 'Could not be read',
  failing: 'Fails again and again',
  paused: 'Paused',
};

/** How reading a calendar goes, in sentences. */
export function feedSentences(feed: FeedView, now: Instant): string[] {
  const { state, entries, lastSuccess, problem, failures, nextAt } = feed;
  const last = lastSuccess ? `Last read ${moment(lastSuccess, now)}.` : 'Never read so far.';
  const next = `Next try ${moment(nextAt, now)}.`;
  if (state === 'waiting') return [];
  if (state === 'paused') return [last, 'Its events stay as they are.'];
  if (state === 'reading') return [`${last} ${counted(entries ?? 0, 'event')} in it.`];
  const times = failures === 1 ? 'Once' : `${failures} times in a row`;
  return [`${problem ?? ''} ${times}. ${next}`.trim(), `${last} Its events stay as they are.`];
}
