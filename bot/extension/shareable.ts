/** An event, an update, an area, as each is shared. */
import type { Area } from '#core/areas/area.ts';
import type { Standing } from '#core/bookings/standingOf.ts';
import { excerptOf } from '#core/markdown/markdownToText.ts';
import { shortWhenWords } from '#core/time/wording.ts';
import { isPublic } from '#core/updates/isPublic.ts';
import type { Update } from '#core/updates/update.ts';
import { areaCard } from '../cards/areaCard.ts';
import { eventCard } from '../cards/eventCard.ts';
import { publishedWords, updateCard } from '../cards/updateCards.ts';
import type { Shared } from './shared.ts';

export const sharedEvent = (standing: Standing, publicUrl: string): Shared => ({
  title: standing.event.title,
  line: shortWhenWords(standing.event),
  message: eventCard(standing, { publicUrl }),
});

/** Whoever sees it in the chat is told whether they may open it. */
export const sharedUpdate = (update: Update, areaName: string, publicUrl: string): Shared => ({
  title: update.headline,
  line: `${areaName} · ${publishedWords(update)} · ${excerptOf(update.happened, 100)}`,
  message: updateCard(
    {
      update,
      areaName,
      follows: null,
      confirmedAt: null,
      note: isPublic(update) ? null : 'For members of the collaborative.',
    },
    publicUrl,
  ),
});

export const sharedArea = (area: Area, updates: readonly Update[], publicUrl: string): Shared => ({
  title: area.name,
  line: area.focus,
  message: areaCard(area, updates, publicUrl),
});
