/** Cards to approvers: an issue of the digest that waits for one of them, and what became of it. */
import { issueLink } from '#core/contract/links.ts';
import { counted } from '#core/counted.ts';
import { askedTitle, decidedWords, isSet, type ToApprove } from '#core/digests/approval/asking.ts';
import type { ApprovalCards } from '#core/digests/approval/tellApprovers.ts';
import { type DigestItem, type Issue, isTold } from '#core/digests/issue.ts';
import { inReadingOrder } from '#core/digests/itemsFor.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import {
  facts,
  heading,
  type Message,
  message,
  open,
  press,
  status,
  type TextBlock,
  text,
  typeWords,
} from './card.ts';
import { plain } from './text.ts';

/** Letters of all items together; more than these are read on the page, and approved there. */
const mostLetters = 7000;

const itemBlocks = ({ title, line }: DigestItem): TextBlock[] => [
  text(plain(title), { weight: 'bolder', spacing: 'small' }),
  ...(line === '' ? [] : [text(plain(line), { isSubtle: true, spacing: 'none' })]),
];

/** @param note what became of a button; null when none was pressed */
export function approvalCard(
  { issue, askedAt, people }: ToApprove,
  publicUrl: string,
  note: string | null = null,
): Message {
  const items = inReadingOrder(issue.items.filter(isTold));
  const blocks = items.flatMap(itemBlocks);
  const fits = blocks.reduce((sum, block) => sum + block.text.length, 0) <= mostLetters;
  const link = issueLink(publicUrl, issue.id);
  const goes = issue.sendAt ? momentWords(issue.sendAt, ukZone) : 'When the editor says';
  const ids = { issue: issue.id, asked: askedAt };
  return message({
    summary: `Please approve: ${askedTitle(issue)}.`,
    link,
    body: [
      status('Waiting for approval'),
      heading(plain(askedTitle(issue))),
      note === null ? null : text(plain(note), { weight: 'bolder' }),
      facts([
        ['Items', String(items.length)],
        people === null ? null : ['People', counted(people, 'person gets', 'people get').concat(' it')],
        ['Goes', goes],
        ['From', plain(issue.author.name, 100)],
        ['Tried out', issue.testedAt ? `Yes, ${momentWords(issue.testedAt, ukZone)}` : 'No'],
      ]),
      issue.opening === '' ? null : text(`“${plain(issue.opening)}”`),
      ...(fits ? blocks : [text('It is too long for this card. Read and approve it on its page.')]),
      fits
        ? typeWords({ id: 'note', label: 'Note to the author (needed to send it back)', most: 300 })
        : null,
    ],
    actions: [
      fits ? press('Approve', { verb: 'approve.yes', ...ids }) : null,
      fits ? press('Send back', { verb: 'approve.back', ...ids }) : null,
      open('Open preview', link),
    ],
  });
}

/** Takes its place once somebody has decided, here or on the page. Until it goes its sending can be cancelled here. */
export function decidedCard(issue: Issue, askedAt: string, publicUrl: string): Message {
  const { state, sentence } = decidedWords(issue, askedAt);
  const link = issueLink(publicUrl, issue.id);
  return message({
    summary: `${state}: ${askedTitle(issue)}.`,
    link,
    body: [status(state), heading(plain(askedTitle(issue))), text(plain(sentence))],
    actions: [
      isSet(issue, askedAt)
        ? press('Cancel sending', { verb: 'approve.cancel', issue: issue.id, asked: askedAt })
        : null,
      open('Open the digest', link),
    ],
  });
}

/** A chat does not say who holds a role; a sign-in does. */
export const proveApproverCard = (issue: string, publicUrl: string): Message => {
  const link = issueLink(publicUrl, issue);
  return message({
    summary: 'Please open the app once today, then press again.',
    link,
    body: [
      heading('Please open the app first'),
      text(
        'This chat does not tell me your role. If you are an approver, open the digest, which signs you in. You can approve it there, or here for the rest of the working day.',
      ),
    ],
    actions: [open('Open the digest', link)],
  });
};

export const approvalCards = (publicUrl: string): ApprovalCards => ({
  waiting: (seen) => approvalCard(seen, publicUrl),
  decided: (issue, askedAt) => decidedCard(issue, askedAt, publicUrl),
});
