/** One reader's issue in words: what card, mail and page all say. */

import { longDay, plainDay } from '../time/wording.ts';
import { dayOf, ukZone } from '../time/zones.ts';
import type { DigestItem, Issue, ItemKind, Note } from './issue.ts';
import { inReadingOrder } from './itemsFor.ts';

export type ViewedItem = {
  id: string;
  title: string;
  /** What is asked, or when and where; may be empty. */
  line: string;
  url: string;
  /** "Corrected on 24 November 2026. The start time is 4pm, not 3pm."; null when nothing was. */
  note: string | null;
};

export type DigestView = {
  /** "Week starting Monday 30 November 2026"; "New on …" for news. */
  week: string;
  /** "3 things for you this week" */
  heading: string;
  /** The line that notifications show: the heading and what there is, in numbers. */
  summary: string;
  /** Empty when the editor wrote none. */
  opening: string;
  sections: readonly { heading: string; items: readonly ViewedItem[] }[];
  /** Everything on one page. */
  allUrl: string;
  /** Where to choose how often. */
  preferencesUrl: string;
  /** The reader is asked to confirm that they have read it. */
  confirm: boolean;
  /** What its buttons are about; null where they do nothing, as in a preview. */
  delivery: { dispatch: string; chunk: number } | null;
  /** What we have to say about how often it comes; null when nothing. */
  notice: string | null;
  /** What the reader answered, in a sentence: then nothing is asked any more. */
  answered: string | null;
};

const onDay = ({ at }: Note): string => plainDay(dayOf(at, ukZone));

/** "Corrected on 24 November 2026. {reason}" */
export const correctedWords = (note: Note): string => `Corrected on ${onDay(note)}. ${note.reason}`;
/** "This was withdrawn on 24 November 2026: {reason}" */
export const withdrawnWords = (note: Note): string => `This was withdrawn on ${onDay(note)}: ${note.reason}`;

/** "Week starting 30 November 2026" */
export const issueTitle = ({ week }: Pick<Issue, 'week'>): string => `Week starting ${plainDay(week)}`;

const counted: Record<ItemKind, [one: string, many: string]> = {
  action: ['to answer', 'to answer'],
  deadline: ['deadline', 'deadlines'],
  update: ['update', 'updates'],
  visit: ['visit', 'visits'],
  event: ['event', 'events'],
};

const things = (count: number): string => (count === 1 ? '1 thing' : `${count} things`);

const countWords = (items: readonly DigestItem[]): string =>
  [...Map.groupBy(items, ({ kind }) => kind)]
    .map(([kind, { length }]) => `${length} ${counted[kind][length === 1 ? 0 : 1]}`)
    .join(', ');

const headingOf = ({ kind, areaName }: DigestItem): string => {
  if (kind === 'action') return 'Needs your answer';
  if (kind === 'deadline') return 'Deadlines';
  if (kind === 'visit') return 'Visits';
  if (kind === 'event') return 'Events';
  return areaName === null ? 'Updates' : `Updates: ${areaName}`;
};

const newsHeading = ([first, ...others]: readonly DigestItem[]): string =>
  others.length === 0 ? `New: ${first?.title ?? 'nothing any more'}` : `${others.length + 1} updates for you`;

/**
 * @param items those of the reader, in any order; withdrawn ones say so
 * @param links of this reader to an item, to everything and to their preferences
 */
export const viewDigest = (
  issue: Pick<Issue, 'kind' | 'week' | 'opening' | 'confirm' | 'createdAt'>,
  items: readonly DigestItem[],
  links: { item(item: DigestItem): string; all: string; preferences: string },
  delivery: DigestView['delivery'],
  { answered = null, notice = null }: Partial<Pick<DigestView, 'answered' | 'notice'>> = {},
): DigestView => {
  const ordered = inReadingOrder(items);
  const standing = ordered.filter(({ withdrawn }) => withdrawn === null);
  const isNews = issue.kind === 'news';
  const heading = isNews ? newsHeading(standing) : `${things(standing.length)} for you this week`;
  return {
    week: isNews
      ? `New on ${longDay(dayOf(issue.createdAt, ukZone))}`
      : `Week starting ${longDay(issue.week)}`,
    heading,
    summary: standing.length === 0 || isNews ? heading : `${heading}: ${countWords(standing)}.`,
    opening: issue.opening,
    sections: [...Map.groupBy(ordered, headingOf)].map(([sectionHeading, ofSection]) => ({
      heading: sectionHeading,
      items: ofSection.map((item) => ({
        id: item.id,
        title: item.title,
        line: item.withdrawn ? '' : item.line,
        url: links.item(item),
        note: item.withdrawn
          ? withdrawnWords(item.withdrawn)
          : item.corrected && correctedWords(item.corrected),
      })),
    })),
    allUrl: links.all,
    preferencesUrl: links.preferences,
    confirm: issue.confirm,
    delivery,
    notice,
    answered,
  };
};

/** The first so many items, section by section, and a sentence about those that found no room; null when none did not. */
export const firstItems = (
  { sections }: Pick<DigestView, 'sections'>,
  most: number,
): { sections: DigestView['sections']; more: string | null } => {
  let room = most;
  const shown = sections.map((section) => {
    const items = section.items.slice(0, room);
    room -= items.length;
    return { ...section, items };
  });
  const left = sections.flatMap(({ items }) => items).length - (most - room);
  return {
    sections: shown.filter(({ items }) => items.length > 0),
    more: left === 0 ? null : `And ${things(left)} more on the page.`,
  };
};
