/** The people of the local tenant: the same in the login, the directory, the window's switch and the chat. Roles, not names. */

export const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';
/** Home tenant of the guest. */
export const guestTenantId = 'c1b2a390-58f4-4e67-8b21-0a9d8c7b6e5f';
export const appId = '2f9e6b1c-4d3a-4c8b-a7e5-90d1c2b3a4f5';
export const mailbox = 'learning.collaborative@norfolk.example';
export const siteHost = 'norfolk.sharepoint.example';
export const sitePath = '/sites/NorfolkLearning';

export type LocalPerson = {
  objectId: string;
  displayName: string;
  /** What the person does, shown under the name in the switch. */
  jobTitle: string;
  userPrincipalName: string;
  mail: string;
  userType: 'Member' | 'Guest';
  /** Entra app roles granted to this person. */
  appRoles: string[];
};

const person = (
  n: number,
  displayName: string,
  jobTitle: string,
  address: string,
  appRoles: string[] = [],
): LocalPerson => ({
  objectId: `00000000-0000-4000-8000-00000000000${n}`,
  displayName,
  jobTitle,
  userPrincipalName: address,
  mail: address,
  userType: 'Member',
  appRoles,
});

export const people: readonly LocalPerson[] = [
  person(
    1,
    'Council editor',
    'Communication and engagement, county council',
    'council.editor@norfolk.example',
    ['editor'],
  ),
  person(2, 'Head teacher', 'Samphire Primary School', 'head@samphire.norfolk.example'),
  person(3, 'Area lead', 'Ensuring Effective Transitions', 'area.lead@norfolk.example'),
  person(4, 'SENCO', 'Alderfen Junior School', 'senco@alderfen.norfolk.example'),
  person(5, 'Approver', 'Director’s office, county council', 'approver@norfolk.example', ['approver']),
  person(6, 'Administrator', 'Digital services, county council', 'administrator@norfolk.example', [
    'administrator',
  ]),
  {
    ...person(7, 'External guest', 'Teaching school hub, another organisation', 'guest@hub.example'),
    userPrincipalName: 'guest_hub.example#EXT#@norfolk.example',
    userType: 'Guest',
  },
];
