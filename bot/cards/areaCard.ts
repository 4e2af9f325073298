/** One priority area, for whoever it is shared with. */
import type { Area } from '#core/areas/area.ts';
import { areaLink, updateLink } from '#core/contract/links.ts';
import type { Update } from '#core/updates/update.ts';
import { facts, heading, type Message, message, open, press, status, text } from './card.ts';
import { plain } from './text.ts';
import { publishedWords } from './updateCards.ts';

const mostLeads = 4;

/** @param updates the newest that its readers may see */
export const areaCard = (area: Area, updates: readonly Update[], publicUrl: string): Message => {
  const link = areaLink(publicUrl, area.slug);
  const leads = area.leads.slice(0, mostLeads).map(({ name, role }) => `${name} (${role})`);
  return message({
    summary: `Priority area: ${area.name}`,
    link,
    body: [
      status(area.closed === null ? 'Priority area' : `Priority area until ${area.closed}`),
      heading(plain(area.name)),
      area.focus === '' ? null : text(plain(area.focus)),
      area.aim === null && leads.length === 0
        ? null
        : facts([
            area.aim === null ? null : ['Aim', plain(area.aim)],
            leads.length === 0 ? null : ['Leads', plain(leads.join(', '))],
          ]),
      ...updates.flatMap((update, index) => [
        ...(index === 0 ? [text('Latest updates', { weight: 'bolder', spacing: 'medium' })] : []),
        text(`[${plain(update.headline)}](${updateLink(publicUrl, update.id)})`, { spacing: 'small' }),
        text(publishedWords(update), { isSubtle: true, spacing: 'none' }),
      ]),
    ],
    actions: [
      press('Follow this area', { verb: 'area.follow', area: area.slug }),
      open('Open the area', link),
    ],
  });
};
