/** Leaves out what came from here: a calendar that passes our events on must not bring them back as new ones. */
import { type FeedReading, seriesUid } from './reading.ts';

const reason = 'This event comes from here and is in the programme already.';

/** `host`: what our own calendars write behind the `@` of their UIDs. */
export const withoutOwn = (reading: FeedReading, host: string): FeedReading => {
  const isOwn = (uid: string): boolean => (seriesUid(uid) ?? uid).endsWith(`@${host}`);
  const own = reading.entries.filter(({ uid }) => isOwn(uid));
  if (own.length === 0) return reading;
  return {
    ...reading,
    entries: reading.entries.filter(({ uid }) => !isOwn(uid)),
    refusals: [
      ...reading.refusals,
      ...own.map(({ line, uid, details }) => ({ line, column: 'UID', reason, title: details.title, uid })),
    ],
  };
};
