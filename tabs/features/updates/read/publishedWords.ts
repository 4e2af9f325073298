import type { UpdateView } from '#core/contract/areas.ts';
import { publishedWhen } from '#core/updates/publishedWhen.ts';

/** `Published 20 November 2026 by Task-group lead, primary` */
export const publishedWords = (update: UpdateView): string =>
  update.publishedAt === null
    ? `Written by ${update.authorName}`
    : `Published ${publishedWhen(update)} by ${update.authorName}`;
