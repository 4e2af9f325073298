/** An area as an editor has it on the screen. Everybody sees it at once, so it is held until the editor saves it. */
import { type Area, areaSchema } from '#core/areas/area.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import type { DraftShape } from '../../../components/drafts/draft.ts';
import type { PartWords } from '../../../components/drafts/partWords.ts';
import { yearWords } from '../years.ts';
import { slugOf } from './newParts.ts';

/** An area and the name of its writing; empty for one that is not opened yet. */
export type WrittenArea = { area: Area; etag: string };

/** An area that nobody gave a short name yet has one of its name. */
export const named = (area: Area): Area => (area.slug === '' ? { ...area, slug: slugOf(area.name) } : area);

export const areaShape: DraftShape<WrittenArea, Area> = {
  wordsOf: ({ area }) => area,
  keepable(area) {
    const parsed = areaSchema.safeParse(named(area));
    return parsed.success ? parsed.data : null;
  },
  isOpen: () => true,
  held: true,
};

export const areaWords: PartWords<Area> = {
  names: {
    name: 'Name',
    focus: 'What it is about',
    aim: 'Aim of the year',
    immediate: 'Focus of the year',
    order: 'Place in the list',
    opened: 'Worked on since',
    closed: 'Open or closed',
    leads: 'Who leads it',
    involvement: 'Ways to get involved',
    resources: 'Resources',
  },
  say(area, part) {
    switch (part) {
      case 'slug':
      case 'name':
      case 'focus':
        return area[part];
      case 'aim':
        return area.aim ?? '';
      case 'immediate':
        return area.immediate ? 'Stands first and says so' : 'One among the others';
      case 'order':
        return String(area.order);
      case 'opened':
        return yearWords(area.opened);
      case 'closed':
        return area.closed === null ? 'Open' : `Closed after ${yearWords(area.closed)}`;
      case 'leads':
        return area.leads
          .map(({ key, name, role }) => `${name}, ${role}${key === null ? '' : ' (may write for it)'}`)
          .join('\n');
      case 'involvement':
        return area.involvement
          .map(({ title, until }) =>
            until === null ? title : `${title}, closes ${momentWords(until, ukZone)}`,
          )
          .join('\n');
      case 'resources':
        return area.resources.map(({ title, link }) => `${title} ${link}`).join('\n');
    }
  },
};
