/** The priority areas in one card, each with what is new in it and whether the reader follows it. */
import type { Area } from '#core/areas/area.ts';
import { areaLink } from '#core/contract/links.ts';
import { cut } from '#core/cut.ts';
import type { Update } from '#core/updates/update.ts';
import { heading, type Message, message, open, press, text } from './card.ts';
import { distinctTitles, listItem, longestButton, mostItems } from './listCards.ts';
import { count, plain } from './text.ts';
import { publishedWords } from './updateCards.ts';

const longestFocus = 200;

export type AreasView = {
  areas: readonly { area: Area; latest: Update | null }[];
  /** Slugs of those that the reader follows; null where others read along. */
  follows: ReadonlySet<string> | null;
  note?: string | null;
  publicUrl: string;
  /** Where all of them are. */
  link: string;
};

export const areasCard = ({ areas, follows, note, publicUrl, link }: AreasView): Message => {
  const distinct = distinctTitles();
  const shown = areas.slice(0, mostItems);
  return message({
    summary: `${count(areas.length, 'priority area')}.`,
    link,
    body: [
      note ? text(note) : null,
      heading('Priority areas'),
      text(
        follows === null || follows.size > 0
          ? 'What is new in the areas you follow comes in your digest.'
          : 'You follow none yet, so your digest has all of them.',
      ),
      ...shown.map(({ area, latest }) => {
        const followed = follows?.has(area.slug) ?? false;
        const name = plain(area.name);
        return listItem({
          title: `[${name}](${areaLink(publicUrl, area.slug)})`,
          line: [
            followed ? 'You follow this.' : '',
            area.immediate ? 'The focus of this year.' : '',
            latest
              ? `Latest, ${publishedWords(latest)}: ${plain(latest.headline)}`
              : plain(area.focus, longestFocus),
          ]
            .filter((words) => words !== '')
            .join(' '),
          action: distinct(
            press(
              cut(`${followed ? 'Unfollow' : 'Follow'} ${area.name}`, longestButton),
              { verb: followed ? 'area.unfollow' : 'area.follow', area: area.slug },
              { tooltip: `${followed ? 'Unfollow' : 'Follow'} ${area.name}` },
            ),
          ),
        });
      }),
    ],
    actions: [
      press('Latest updates', { verb: 'help.run', command: 'updates' }),
      press('My digest', { verb: 'help.run', command: 'digest' }),
      open('Open all areas', link),
    ],
  });
};
