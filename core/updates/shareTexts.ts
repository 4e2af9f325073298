/** What the Share button gives: an update as ready text for those it may be passed on to. */
import { escapeMarkdown } from '../markdown/escapeMarkdown.ts';
import { markdownToCard } from '../markdown/markdownToCard.ts';
import { excerptOf, markdownToText } from '../markdown/markdownToText.ts';
import { momentWords } from '../time/wording.ts';
import { ukZone } from '../time/zones.ts';
import type { UpdateDetails } from './update.ts';

export const shareKinds = ['staff', 'parents', 'governors', 'newsletter'] as const;
export type ShareKind = (typeof shareKinds)[number];

export type ShareText = {
  kind: ShareKind;
  /** For whom, as a heading: `Parents and carers`. */
  name: string;
  /** Plain text: for e-mail and messages. */
  text: string;
  /** The same as Markdown: for websites and newsletters that read it. */
  markdown: string;
};

type Shared = Pick<UpdateDetails, 'headline' | 'happened' | 'next' | 'ask' | 'shareWith' | 'attachments'>;
type Source = { update: Shared; areaName: string; link: string };

/** How one way of writing looks. */
type Form = {
  plain(words: string): string;
  body(markdown: string): string;
  heading(words: string): string;
  link(label: string, url: string): string;
};

const asText: Form = {
  plain: (words) => words,
  body: markdownToText,
  heading: (words) => words,
  link: (label, url) => `${label}: ${url}`,
};
const asMarkdown: Form = {
  plain: escapeMarkdown,
  body: markdownToCard,
  heading: (words) => `**${escapeMarkdown(words)}**`,
  link: (label, url) => `[${escapeMarkdown(label)}](${url})`,
};

const asked = ({ ask }: Shared, form: Form): string[] => {
  if (ask.kind === 'nothing') return [];
  const by = ask.by === null ? '' : ` By ${momentWords(ask.by, ukZone)}.`;
  return [
    form.heading('What we would like from you'),
    form.plain(`${ask.words}${by}`),
    ...(ask.link === null ? [] : [form.link('Do it here', ask.link)]),
  ];
};

const attached = ({ attachments }: Shared, form: Form): string[] =>
  attachments.map(({ title, type, size, link }) =>
    form.link(`${title} (${[type, size].filter(Boolean).join(', ')})`, link),
  );

const whole = ({ update, areaName, link }: Source, form: Form): string[] => [
  form.heading(update.headline),
  form.plain(`From the Norfolk Learning Collaborative: ${areaName}`),
  form.heading('What has happened'),
  form.body(update.happened),
  form.heading('What comes next'),
  form.body(update.next),
  ...asked(update, form),
  ...attached(update, form),
  form.link('Read it here', link),
];

/** For information: what is asked of staff is not asked of them. */
const forGovernors = ({ update, areaName, link }: Source, form: Form): string[] => [
  form.heading(update.headline),
  form.plain(`For information, from the Norfolk Learning Collaborative: ${areaName}`),
  form.body(update.happened),
  form.heading('What comes next'),
  form.body(update.next),
  form.link('Read it here', link),
];

const longestItem = 400;

const newsItem = ({ update, link }: Source, form: Form): string[] => [
  form.heading(update.headline),
  form.plain(excerptOf(update.happened, longestItem)),
  ...(update.ask.by === null
    ? []
    : [form.plain(`${update.ask.words} By ${momentWords(update.ask.by, ukZone)}.`)]),
  form.link('Read more', link),
];

const ways: Record<
  ShareKind,
  {
    name: string;
    write(source: Source, form: Form): string[];
    /** It may go there when one of these is marked. */
    marks: readonly UpdateDetails['shareWith'][number][];
  }
> = {
  staff: { name: 'Staff', write: whole, marks: ['staff'] },
  parents: { name: 'Parents and carers', write: whole, marks: ['parents'] },
  governors: { name: 'Governors and trustees', write: forGovernors, marks: ['staff'] },
  newsletter: { name: 'Newsletter', write: newsItem, marks: ['parents', 'youngPeople', 'community'] },
};

/** Only for those whom its author marked. @param source with the link of the update */
export const shareTexts = (source: Source): ShareText[] =>
  shareKinds
    .filter((kind) => ways[kind].marks.some((mark) => source.update.shareWith.includes(mark)))
    .map((kind) => ({
      kind,
      name: ways[kind].name,
      text: ways[kind].write(source, asText).join('\n\n'),
      markdown: ways[kind].write(source, asMarkdown).join('\n\n'),
    }));
