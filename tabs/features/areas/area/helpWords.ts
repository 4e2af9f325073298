/** The words of the drawer through which people write to those who lead an area. */
import type { HelpKind } from '#core/areas/help.ts';

type Words = { title: string; field: string; sent: string };

const offering: Words = {
  title: 'How would you like to help?',
  field: 'Anything we should know? (optional)',
  sent: 'Sent. The lead usually replies within 5 school days.',
};
const others: Partial<Record<HelpKind, Words>> = {
  ask: { ...offering, title: 'Ask the group', field: 'Your question' },
  resource: {
    title: 'Suggest a resource',
    field: 'Why it is worth a look (optional)',
    sent: 'Sent. A lead looks at it before it stands here.',
  },
};

export const helpWords = (how: HelpKind): Words => others[how] ?? offering;

/** What somebody did, for those who lead the area: `Ada Brown offers to help`. */
export const deeds: Record<HelpKind, string> = {
  join: 'would like to join the group',
  comment: 'would like to comment',
  volunteer: 'offers to help',
  share: 'would like to share an example',
  survey: 'has something to say about the survey',
  ask: 'has a question',
  resource: 'suggests a resource',
};
