/** How synchronising goes, in words: the same on the page and in the chat. */
import type { ComparedSource } from '../inbound/ports.ts';
import type { SyncLine, SyncPart } from './lines.ts';

export const partNames: Record<SyncPart, string> = {
  events: 'Events to SharePoint and Outlook',
  bookings: 'Bookings to SharePoint and Outlook',
  list: 'Edits in the SharePoint list',
  calendar: 'Edits and replies in Outlook',
  feeds: 'Calendars that we read',
  mails: 'Messages to Teams and mail',
};

/** The places that are compared. */
export const comparedNames: Record<ComparedSource, string> = {
  list: 'SharePoint list',
  calendar: 'Outlook calendar',
  bookings: 'List of bookings',
};

export const stateNames: Record<SyncLine['state'], string> = {
  working: 'Working',
  slow: 'Slow',
  needsYou: 'Needs you',
  stopped: 'Stopped',
  paused: 'Paused',
};

/** `All working`, `All working except 1` */
export const linesWords = (lines: readonly Pick<SyncLine, 'state'>[]): string => {
  const others = lines.filter(({ state }) => state !== 'working').length;
  return others === 0 ? 'All working' : `All working except ${others}`;
};
