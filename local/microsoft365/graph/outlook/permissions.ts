/** Who may call which kind of Outlook operation (Microsoft Graph permissions reference). */
import type { Route } from '../route.ts';

export type Permissions = Route['permissions'];

export const readCalendars: Permissions = {
  application: ['Calendars.Read', 'Calendars.ReadWrite'],
  delegated: ['Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

export const writeCalendars: Permissions = {
  application: ['Calendars.ReadWrite'],
  delegated: ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'],
};

export const readMail: Permissions = {
  application: ['Mail.Read', 'Mail.ReadWrite'],
  delegated: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
};

export const sendMail: Permissions = {
  application: ['Mail.Send'],
  delegated: ['Mail.Send', 'Mail.Send.Shared'],
};

export const readMailboxSettings: Permissions = {
  application: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  delegated: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
};

export const readUsers: Permissions = {
  application: ['User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'],
  delegated: ['User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'],
};

/** Anyone signed in may read themselves with `User.Read`; the operation refuses others. */
export const readUser: Permissions = {
  application: readUsers.application,
  delegated: ['User.Read', ...readUsers.delegated],
};

export const readMe: Permissions = { application: [], delegated: readUser.delegated };
