/** The SharePoint lists that mirror the truth: their names and columns. `Title` is every list's own. */

import { bookingStates } from '../bookings/booking.ts';
import { attendances, eventKinds, eventStates } from '../events/event.ts';

export type ColumnDefinition =
  | { name: string; kind: 'text'; indexed?: boolean; unique?: boolean }
  | { name: string; kind: 'note' | 'boolean' }
  | { name: string; kind: 'number' }
  | { name: string; kind: 'dateTime'; indexed?: boolean }
  | { name: string; kind: 'choice'; choices: readonly string[] };

export type ListDefinition = {
  displayName: string;
  description: string;
  columns: readonly ColumnDefinition[];
};

/** `Key` is unique and indexed: the guard that makes creating an item repeatable. */
const key: ColumnDefinition = { name: 'Key', kind: 'text', indexed: true, unique: true };

/** URLs stand in note columns: SharePoint's link columns cannot be written through Graph, and text ends at 255 characters. */
export const eventListDefinition: ListDefinition = {
  displayName: 'Events',
  description: 'Events of the Norfolk Learning Collaborative',
  columns: [
    key,
    { name: 'Reference', kind: 'text' },
    { name: 'Kind', kind: 'choice', choices: eventKinds },
    { name: 'Start', kind: 'dateTime', indexed: true },
    { name: 'End', kind: 'dateTime' },
    { name: 'AllDay', kind: 'boolean' },
    { name: 'Attendance', kind: 'choice', choices: attendances },
    { name: 'Venue', kind: 'text' },
    { name: 'Capacity', kind: 'number' },
    { name: 'Audience', kind: 'text' },
    { name: 'Phases', kind: 'text' },
    { name: 'Area', kind: 'text', indexed: true },
    { name: 'Programme', kind: 'text' },
    { name: 'Theme', kind: 'text' },
    { name: 'BookBy', kind: 'dateTime' },
    { name: 'Link', kind: 'note' },
    { name: 'JoinLink', kind: 'note' },
    { name: 'Description', kind: 'note' },
    { name: 'Status', kind: 'choice', choices: eventStates },
    { name: 'Sample', kind: 'boolean' },
  ],
};

export const bookingListDefinition: ListDefinition = {
  displayName: 'Bookings',
  description: 'Places at events of the Norfolk Learning Collaborative',
  columns: [
    key,
    { name: 'EventKey', kind: 'text', indexed: true },
    { name: 'Person', kind: 'text' },
    { name: 'Email', kind: 'text', indexed: true },
    { name: 'State', kind: 'choice', choices: bookingStates },
    { name: 'Reference', kind: 'text' },
    { name: 'ChangedAt', kind: 'dateTime' },
  ],
};
