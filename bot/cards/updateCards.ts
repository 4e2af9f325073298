/** Updates of the priority areas: one in full enough to act on, and several in a list. */
import { updateLink } from '#core/contract/links.ts';
import { cut } from '#core/cut.ts';
import { correctedWords, withdrawnWords } from '#core/digests/digestView.ts';
import type { Instant } from '#core/events/event.ts';
import { excerptOf } from '#core/markdown/markdownToText.ts';
import { momentWords, monthAndYear, plainDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import type { Update } from '#core/updates/update.ts';
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
import { distinctTitles, listItem, longestButton } from './listCards.ts';
import { plain } from './text.ts';

const longestHappened = 700;
const longestNext = 400;
const longestLine = 200;

/** "20 November 2026", or the month where no more is known. */
export const publishedWords = ({ publishedAt, createdAt, monthOnly }: Update): string => {
  const day = dayOf(publishedAt ?? createdAt, ukZone);
  return monthOnly ? monthAndYear(day) : plainDay(day);
};

export type UpdateView = {
  update: Update;
  areaName: string;
  /** Whether the reader follows its area; null where others read along. */
  follows: boolean | null;
  /** When the reader said that they have read it. */
  confirmedAt: Instant | null;
  /** A sentence of ours about what just happened. */
  note?: string | null;
  /** The reader has just offered to help. */
  helped?: boolean;
};

/** At most so many buttons, the way out to the page among them. */
const mostActions = 4;

const part = (title: string, words: string): TextBlock[] =>
  words === ''
    ? []
    : [text(title, { weight: 'bolder', spacing: 'medium' }), text(words, { spacing: 'none' })];

const askedWords = ({ ask }: Update): string => {
  if (ask.kind === 'nothing') return '';
  const by = ask.by === null ? '' : `By ${momentWords(ask.by, ukZone)}.`;
  return [plain(ask.words), by].filter((words) => words !== '').join(' ');
};

const actionsOf = ({ update, follows, confirmedAt, helped = false }: UpdateView): Action[] => {
  const { id, ask, area } = update;
  const actions = [
    update.confirm && confirmedAt === null
      ? press('I have read this', { verb: 'update.ack', update: id }, { style: 'positive' })
      : null,
    ask.link === null || ask.kind === 'nothing' ? null : open('Open what to do', ask.link),
    helped ? null : press('I can help', { verb: 'update.help', update: id }),
    follows === true ? null : press('Follow this area', { verb: 'area.follow', area, update: id }),
  ];
  return actions.filter((action) => action !== null).slice(0, mostActions - 1);
};

export const updateCard = (view: UpdateView, publicUrl: string): Message => {
  const { update, areaName, confirmedAt, note } = view;
  const link = updateLink(publicUrl, update.id);
  if (update.withdrawn) return withdrawnUpdateCard(update, areaName, publicUrl);
  const correction = update.corrections.at(-1);
  return message({
    summary: `${update.confirm && confirmedAt === null ? 'Please read and confirm' : 'Update'}: ${update.headline}`,
    link,
    body: [
      note ? text(note, { isSubtle: true }) : null,
      status(
        [plain(areaName), publishedWords(update), update.sample ? 'Sample' : null]
          .filter((words) => words !== null)
          .join(' · '),
      ),
      heading(plain(update.headline)),
      correction ? text(plain(correctedWords(correction)), { weight: 'bolder' }) : null,
      ...part('What has happened', plain(excerptOf(update.happened, longestHappened))),
      ...part('What comes next', plain(excerptOf(update.next, longestNext))),
      ...part('What we would like', askedWords(update)),
      confirmedAt === null
        ? null
        : text(`You confirmed that you have read this, ${momentWords(confirmedAt, ukZone)}.`, {
            weight: 'bolder',
            spacing: 'medium',
          }),
    ],
    actions: [...actionsOf(view), open('Open the update', link)],
  });
};

/** Two lines and no button but the way to the page, which says why. */
const withdrawnUpdateCard = (update: Update, areaName: string, publicUrl: string): Message => {
  const words = update.withdrawn ? withdrawnWords(update.withdrawn) : '';
  const link = updateLink(publicUrl, update.id);
  return message({
    summary: `Withdrawn: ${update.headline}`,
    link,
    body: [status(plain(areaName)), heading(plain(update.headline)), text(plain(words))],
    actions: [open('Open the update', link)],
  });
};

/** What was put right last, in a list. */
const correctionOf = ({ corrections, withdrawn }: Update): string => {
  const last = corrections.at(-1);
  return last && !withdrawn ? plain(correctedWords(last), longestLine) : '';
};

export type UpdateList = {
  heading: string;
  lead: string;
  note?: string | null;
  updates: readonly { update: Update; areaName: string }[];
  publicUrl: string;
  link: string;
};

export const updatesCard = ({
  heading: title,
  lead,
  note,
  updates,
  publicUrl,
  link,
}: UpdateList): Message => {
  const distinct = distinctTitles();
  return message({
    summary: lead,
    link,
    body: [
      note ? text(note, { isSubtle: true }) : null,
      heading(title),
      text(lead),
      ...updates.map(({ update, areaName }) =>
        listItem({
          title: `[${plain(update.headline)}](${updateLink(publicUrl, update.id)})`,
          line: [
            update.withdrawn ? plain(withdrawnWords(update.withdrawn)) : '',
            correctionOf(update),
            plain(areaName),
            publishedWords(update),
            update.ask.by === null ? '' : `asks for something by ${momentWords(update.ask.by, ukZone)}`,
            update.withdrawn ? '' : plain(excerptOf(update.happened, longestLine)),
          ]
            .filter((words) => words !== '')
            .join(' · '),
          action: distinct(
            press(
              cut(`Show ${update.headline}`, longestButton),
              { verb: 'update.show', update: update.id },
              { tooltip: `Show ${update.headline}` },
            ),
          ),
        }),
      ),
    ],
    actions: [
      press('Priority areas', { verb: 'help.run', command: 'areas' }),
      open('Open all updates', link),
    ],
  });
};
