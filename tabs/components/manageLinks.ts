import type { Me } from '#core/contract/api.ts';

type ManageLink = { to: string; name: string; about: string; roles: Me['roles'] };

const links: readonly ManageLink[] = [
  {
    to: '/manage/updates',
    name: 'Updates',
    about: 'Write news of an area, and publish what others wrote.',
    roles: ['editor', 'approver'],
  },
  {
    to: '/manage/digests',
    name: 'Digests',
    about: 'Put the week’s digest together, approve it, send it, and see whom it reached.',
    roles: ['editor', 'approver', 'administrator'],
  },
  {
    to: '/manage/areas',
    name: 'Areas of the year',
    about: 'Open, order and close priority areas.',
    roles: ['editor'],
  },
  {
    to: '/events/import',
    name: 'Import a programme',
    about: 'Bring events in from a file, with a preview.',
    roles: ['editor'],
  },
  {
    to: '/manage/sync',
    name: 'Sync health',
    about: 'Whether Outlook, SharePoint and messages keep up, and what waits for you.',
    roles: ['editor', 'administrator'],
  },
  {
    to: '/manage/people',
    name: 'Personal data',
    about: 'Erase a person, and see what is removed by itself.',
    roles: ['administrator'],
  },
];

/** The pages that somebody with these roles may open, in their order. */
export const manageLinks = (roles: Me['roles']): readonly ManageLink[] =>
  links.filter((link) => link.roles.some((role) => roles.includes(role)));
