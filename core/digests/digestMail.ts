/** The digest by e-mail: the same words as the card, as text and HTML. */
import { type Block, letter } from '../bookings/letter.ts';
import type { Mail } from '../sync/ports.ts';
import { type DigestView, firstItems, type ViewedItem } from './digestView.ts';

export type Addressed = { to: Mail['to']; about: Mail['about']; publicUrl: string };

/** Ids of events that a reader may join: they go along as a calendar file. */
type WithEvents = { events: readonly string[] };

const why =
  'You get this because you take part in the Norfolk Learning Collaborative. How often it comes is yours to choose.';

const blocksOf = ({ title, line, url, note }: ViewedItem): Block[] => [
  ...(note === null ? [] : [note]),
  { link: url, label: title },
  ...(line === '' ? [] : [line]),
];

const choices = ({ allUrl, confirm, notice, preferencesUrl }: DigestView): Block[] => [
  ...(notice === null ? [] : [notice]),
  { link: allUrl, label: confirm ? 'Confirm that you have read this' : 'Open all of it on one page' },
  { link: preferencesUrl, label: 'Fewer messages, or none' },
];

/** "3 things for you this week" as subject: `This week: 3 things for you`. That of news stays as it is, on one line. */
const subjectOf = ({ heading }: DigestView): string =>
  heading.endsWith(' this week')
    ? `This week: ${heading.replace(/ this week$/, '')}`
    : heading.replace(/\s+/g, ' ');

const attached =
  'Attached is a calendar file with the events and visits above that have places left. Open it to keep them in your diary.';

type Writing = Pick<Addressed, 'publicUrl'> & WithEvents;

const letterOf = (
  view: DigestView,
  { publicUrl, events }: Writing,
  most: number,
): Pick<Mail, 'text' | 'html'> => {
  const { sections, more } = firstItems(view, most);
  return letter({
    heading: view.heading,
    blocks: [
      view.week,
      ...(view.opening === '' ? [] : [view.opening]),
      ...sections.flatMap(({ heading, items }) => [{ heading }, ...items.flatMap(blocksOf)]),
      ...(more === null ? [] : [more]),
      ...(events.length === 0 ? [] : [attached]),
      ...choices(view),
    ],
    why,
    publicUrl,
  });
};

/**
 * Bytes of a letter as JSON. A message of a queue has 64 KiB at most, Base64 makes four of three, and something is left
 * for the rest of the message (Azure Queue Storage, "Scalability and performance targets").
 */
const mostBytes = 46_000;

/** As many items as one message of the queue carries; each brings a personal link twice. */
const fittingLetter = (view: DigestView, writing: Writing): Pick<Mail, 'text' | 'html'> => {
  for (let most = view.sections.flatMap(({ items }) => items).length; ; ) {
    const written = letterOf(view, writing, most);
    const bytes = new TextEncoder().encode(JSON.stringify(written)).length;
    if (bytes <= mostBytes || most <= 1) return written;
    most = Math.min(most - 1, Math.floor((most * mostBytes) / bytes));
  }
};

/** @param prefix such as `[Test] ` */
export const digestMail = (
  view: DigestView,
  { to, about, publicUrl, events }: Addressed & WithEvents,
  prefix = '',
): Mail => ({
  to,
  about,
  subject: `${prefix}${subjectOf(view)}`,
  ...fittingLetter(view, { publicUrl, events }),
  ...(events.length > 0 && { events }),
});

/** What was put right or taken back, to people whose e-mail cannot be changed. */
export const changeMail = (
  change: {
    what: 'corrected' | 'withdrawn';
    title: string;
    reason: string;
    url: string | null;
    line: string;
  },
  { to, about, publicUrl }: Addressed,
): Mail => ({
  to,
  about,
  subject: `${change.what === 'corrected' ? 'Corrected' : 'Withdrawn'}: ${change.title.replace(/\s+/g, ' ')}`,
  ...letter({
    heading: change.title,
    blocks: [
      change.what === 'corrected'
        ? `An earlier e-mail of ours said something wrong. ${change.reason}`
        : `What an earlier e-mail of ours said does not hold any more. ${change.reason}`,
      ...(change.what === 'corrected' && change.line !== '' ? [change.line] : []),
      ...(change.url === null ? [] : [{ link: change.url, label: 'Read it as it is now' }]),
    ],
    why,
    publicUrl,
  }),
});
