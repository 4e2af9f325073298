/** The mail to an approver whose chat is no way to them. It leads to the page: an e-mail approves nothing. */
import { letter } from '../../bookings/letter.ts';
import { issueLink } from '../../contract/links.ts';
import { counted } from '../../counted.ts';
import type { Person } from '../../people/person.ts';
import type { Mail } from '../../sync/ports.ts';
import { momentWords } from '../../time/wording.ts';
import { ukZone } from '../../time/zones.ts';
import { isTold } from '../issue.ts';
import { askedTitle, type ToApprove } from './asking.ts';

export const approvalMail = (
  { issue, people }: ToApprove,
  to: Pick<Person, 'name' | 'email'>,
  publicUrl: string,
): Mail => {
  const items = issue.items.filter(isTold);
  const title = askedTitle(issue);
  return {
    to,
    about: { eventId: issue.id, reference: null },
    subject: `Please approve: ${title}`,
    ...letter({
      heading: `${title}: waiting for approval`,
      blocks: [
        `${issue.author.name} asks for the approval of somebody who wrote none of it.`,
        {
          facts: [
            ['Items', counted(items.length, 'item')],
            ...(people === null ? [] : [['People', counted(people, 'person', 'people')] as const]),
            ['Goes', issue.sendAt ? momentWords(issue.sendAt, ukZone) : 'When the editor says'],
          ],
        },
        { link: issueLink(publicUrl, issue.id), label: 'Look at it, and approve it or send it back' },
      ],
      why: 'You get this because you approve what the collaborative sends.',
      publicUrl,
    }),
  };
};
