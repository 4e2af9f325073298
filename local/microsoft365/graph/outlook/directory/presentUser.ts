/** A user as Graph shows it. */
import type { User } from '@microsoft/microsoft-graph-types';
import type { DirectoryUser } from './directory.ts';

/** Every property the local directory knows. */
export const presentUser = (user: DirectoryUser) =>
  ({
    id: user.id,
    businessPhones: [],
    displayName: user.displayName,
    givenName: null,
    jobTitle: user.jobTitle,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: 'en-GB',
    surname: null,
    userPrincipalName: user.userPrincipalName,
    userType: user.userType,
    accountEnabled: user.accountEnabled,
  }) satisfies User;

/** What Graph returns when no `$select` is given (Microsoft Graph documentation, "Get a user"). */
export const defaultUserProperties: readonly string[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];
