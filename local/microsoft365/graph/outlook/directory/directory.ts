/** Who is in the local tenant: its people and the collaborative's shared mailbox, the latter also a user, as in Entra. */
import { people, mailbox as sharedAddress } from '../../../../people.ts';

export type DirectoryUser = {
  id: string;
  displayName: string;
  jobTitle: string | null;
  mail: string;
  userPrincipalName: string;
  userType: 'Member' | 'Guest';
  /** A shared mailbox has no licence and nobody signs in to it. */
  accountEnabled: boolean;
  mailboxKind: 'user' | 'shared' | 'none';
};

const sharedMailbox: DirectoryUser = {
  id: '00000000-0000-4000-8000-000000000100',
  displayName: 'Norfolk Learning Collaborative',
  jobTitle: null,
  mail: sharedAddress,
  userPrincipalName: sharedAddress,
  userType: 'Member',
  accountEnabled: false,
  mailboxKind: 'shared',
};

export const directory: readonly DirectoryUser[] = [
  ...people.map(
    ({ objectId, displayName, jobTitle, mail, userPrincipalName, userType }): DirectoryUser => ({
      id: objectId,
      displayName,
      jobTitle,
      mail,
      userPrincipalName,
      userType,
      accountEnabled: true,
      // A guest's mailbox lives in the home tenant.
      mailboxKind: userType === 'Guest' ? 'none' : 'user',
    }),
  ),
  sharedMailbox,
];

const byKey = new Map(
  directory.flatMap((user) => [
    [user.id.toLowerCase(), user],
    [user.userPrincipalName.toLowerCase(), user],
  ]),
);
const byMail = new Map(directory.map((user) => [user.mail.toLowerCase(), user]));

/** The user as mail names people. */
export const mailAddressOf = ({ displayName, mail }: DirectoryUser): { name: string; address: string } => ({
  name: displayName,
  address: mail,
});

/** The user of that object id or user principal name, whatever the case. */
export const findUser = (idOrPrincipalName: string): DirectoryUser | undefined =>
  byKey.get(idOrPrincipalName.toLowerCase());

/** The owner of a mailbox in this tenant; undefined for guests and for people elsewhere. */
export const findMailboxOwner = (address: string): DirectoryUser | undefined => {
  const user = byMail.get(address.toLowerCase()) ?? findUser(address);
  return user && user.mailboxKind !== 'none' ? user : undefined;
};
