/** The digest in a person's own chat, and what stands in its place when it was taken back. */
import type { DigestCards } from '#core/delivery/deliveryDeps.ts';
import { type DigestView, firstItems, type ViewedItem } from '#core/digests/digestView.ts';
import {
  type Action,
  heading,
  type Message,
  message,
  open,
  press,
  status,
  type TextBlock,
  text,
} from './card.ts';
import { plain } from './text.ts';

/** More than these nobody reads in a chat; the others are on the page. */
const mostItems = 7;
const longestTitle = 120;
const longestLine = 240;

/** The way to the page, for clients that can show nothing and for what finds no room. */
const openAll = (url: string): Action => open('Open all of it', url);

/** A title is a link of its own; `)` in an address would end it early. */
const itemBlocks = ({ title, line, url, note }: ViewedItem): TextBlock[] => [
  text(`[${plain(title, longestTitle)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`, {
    spacing: 'small',
  }),
  ...(note === null ? [] : [text(plain(note, longestLine), { weight: 'bolder', spacing: 'none' })]),
  ...(line === '' ? [] : [text(plain(line, longestLine), { isSubtle: true, spacing: 'none' })]),
];

const sectionBlocks = ({ heading: words, items }: DigestView['sections'][number]): TextBlock[] => [
  text(plain(words), { weight: 'bolder', spacing: 'medium' }),
  ...items.flatMap(itemBlocks),
];

const asked = ({ confirm, delivery, answered }: DigestView): Action[] => {
  if (!delivery || answered !== null) return [];
  if (confirm) return [press('I have read this', { verb: 'digest.ack', ...delivery })];
  return [
    press('Useful', { verb: 'digest.useful', answer: 'yes', ...delivery }),
    press('Not useful', { verb: 'digest.useful', answer: 'no', ...delivery }),
  ];
};

export const digestCard = (view: DigestView): Message => {
  const { sections, more } = firstItems(view, mostItems);
  return message({
    summary: view.summary,
    link: view.allUrl,
    body: [
      status(view.week),
      heading(view.heading),
      view.opening === '' ? null : text(plain(view.opening)),
      ...sections.flatMap(sectionBlocks),
      more === null ? null : text(more, { spacing: 'medium' }),
      view.notice === null ? null : text(plain(view.notice), { spacing: 'medium' }),
      view.answered === null ? null : text(plain(view.answered), { weight: 'bolder', spacing: 'medium' }),
    ],
    actions: [
      openAll(view.allUrl),
      ...asked(view),
      { ...open('Fewer messages', view.preferencesUrl), mode: 'secondary' },
    ],
  });
};

/** Two lines and no buttons but the way out: nothing in it holds any more. */
export const withdrawnDigestCard = (
  { week, allUrl }: Pick<DigestView, 'week' | 'allUrl'>,
  words: string,
): Message =>
  message({
    summary: words,
    link: allUrl,
    body: [status(week), heading('This digest was withdrawn'), text(plain(words))],
    actions: [openAll(allUrl)],
  });

/** How delivery shows digests. */
export const digestCards: DigestCards<Message> = { digest: digestCard, withdrawn: withdrawnDigestCard };
