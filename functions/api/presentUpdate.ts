/** Updates as one reader sees them: a whitelist of what leaves the service. */
import type { Area } from '#core/areas/area.ts';
import {
  type UpdateSummary,
  type UpdateView,
  updateSummarySchema,
  updateViewSchema,
} from '#core/contract/areas.ts';
import { updateLink } from '#core/contract/links.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { excerptOf } from '#core/markdown/markdownToText.ts';
import type { Principal } from '#core/people/person.ts';
import { powersOver } from '#core/updates/mayDo.ts';
import { problemsOf } from '#core/updates/problemsOf.ts';
import type { Update } from '#core/updates/update.ts';

/** Reading Markdown costs more than all the rest, and the same updates stand in many lists. */
const excerpts = new WeakMap<Update, string>();

const excerpt = (update: Update): string => {
  const known = excerpts.get(update) ?? excerptOf(update.happened);
  excerpts.set(update, known);
  return known;
};

export const presentSummary = (update: Update): UpdateSummary =>
  updateSummarySchema.parse({
    ...update,
    corrected: update.corrections.length > 0,
    excerpt: excerpt(update),
  });

export type UpdateSight = {
  stored: Stored<Update>;
  area: Area;
  principal: Principal;
  confirmedAt: Instant | null;
  /** Names of those who offered to help, for those who may see them. */
  helpers: string[];
  now: Instant;
  publicUrl: string;
};

export const presentUpdate = (sight: UpdateSight): UpdateView => {
  const { stored, area, principal, confirmedAt, helpers, now, publicUrl } = sight;
  const { value: update, etag } = stored;
  const isOut = update.state === 'published' || update.state === 'withdrawn';
  return updateViewSchema.parse({
    ...update,
    authorName: update.author.name,
    areaName: area.name,
    shareUrl: updateLink(publicUrl, update.id),
    confirmedAt,
    helpers,
    may: powersOver(update, area, principal),
    problems: isOut ? [] : problemsOf(update, area, now),
    etag,
  });
};
