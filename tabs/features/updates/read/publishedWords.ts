import type { UpdateView } from '#core/contract/areas.ts';
import { plainDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';

/** `Published 20 November 2026 by Task-group lead, primary` */
export const publishedWords = ({ publishedAt, authorName }: UpdateView): string =>
  publishedAt === null
    ? `Written by ${authorName}`
    : `Published ${plainDay(dayOf(publishedAt, ukZone))} by ${authorName}`;
