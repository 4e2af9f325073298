/** The calendars of a mailbox: one that is always there, and those made later. */

import type { Collection } from '../../../store.ts';
import type { RouteContext } from '../../route.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import { itemNotFound } from '../outlookErrors.ts';
import { changeKeyFrom, outlookId } from '../outlookId.ts';

export type StoredCalendar = {
  id: string;
  mailbox: string;
  name: string;
  changeKey: string;
  isDefault: boolean;
};

const calendarsIn = ({ store }: RouteContext): Collection<StoredCalendar> =>
  store.collection<StoredCalendar>('outlookCalendars', { mailbox: ({ mailbox }) => mailbox });

/** The calendar every mailbox has. Its id never changes. */
export const defaultCalendarOf = (owner: DirectoryUser): StoredCalendar => ({
  id: outlookId(`calendar ${owner.id}`),
  mailbox: owner.id,
  name: 'Calendar',
  changeKey: changeKeyFrom(owner.id),
  isDefault: true,
});

export const calendarsOf = (owner: DirectoryUser, context: RouteContext): StoredCalendar[] => [
  defaultCalendarOf(owner),
  ...calendarsIn(context).by('mailbox', owner.id),
];

/** @throws ErrorItemNotFound (404) */
export const findCalendar = (owner: DirectoryUser, id: string, context: RouteContext): StoredCalendar => {
  const standard = defaultCalendarOf(owner);
  if (id === standard.id) return standard;
  const calendar = calendarsIn(context).get(id);
  if (calendar?.mailbox !== owner.id) throw itemNotFound();
  return calendar;
};

export const addCalendar = (owner: DirectoryUser, name: string, context: RouteContext): StoredCalendar => {
  const id = outlookId(context.newId());
  const calendar = {
    id,
    mailbox: owner.id,
    name,
    changeKey: changeKeyFrom(context.newId()),
    isDefault: false,
  };
  calendarsIn(context).put(id, calendar);
  return calendar;
};
