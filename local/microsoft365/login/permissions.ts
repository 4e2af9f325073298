/** What an administrator of the local tenant has consented to, by application. */

/** Application permissions of our application on Microsoft Graph. */
export const applicationRoles = [
  'Sites.Manage.All',
  'Sites.ReadWrite.All',
  'Calendars.ReadWrite',
  'Mail.Send',
  'MailboxSettings.Read',
  'User.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
] as const;

/** Delegated permissions that our application may use on behalf of a person. */
export const onBehalfOfScopes = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'User.Read',
  'User.ReadBasic.All',
  'Calendars.Read',
  'Sites.Read.All',
] as const;

/** Delegated permissions of the Teams window itself. */
export const windowScopes = [
  ...onBehalfOfScopes,
  'User.Read.All',
  'Calendars.Read.Shared',
  'Calendars.ReadWrite',
  'Calendars.ReadWrite.Shared',
  'Mail.Read',
  'Mail.Read.Shared',
  'Sites.ReadWrite.All',
] as const;

/** The app role that lets the import tool call our own API. */
export const importerRole = 'importer';

/** Teams on the web: the client that shows tabs and asks for their tokens. */
export const teamsWebClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
