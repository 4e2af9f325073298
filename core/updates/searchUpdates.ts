/** Finds published updates: every word wanted, in any part of the update, whatever its case and accents. */
import { type SchoolYear, schoolYearOf } from '../areas/schoolYear.ts';
import type { Deps } from '../deps.ts';
import type { Instant, Phase } from '../events/event.ts';
import { foldedWords, holdsEveryWord } from '../foldedWords.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import type { Update } from './update.ts';

export type UpdateSearch = {
  words?: string | undefined;
  area?: string | undefined;
  tag?: string | undefined;
  phase?: Phase | undefined;
  year?: SchoolYear | undefined;
  /** Only what is still to be done by some time. */
  action?: boolean | undefined;
  /** Where the page before ended. */
  cursor?: string | undefined;
};

const pageSize = 20;

/** Addresses of links are not what people look for. */
const withoutAddresses = (markdown: string): string => markdown.replace(/\]\([^)\s]*\)/g, ']');

/** Folding ten thousand updates takes a second, so each is folded once: stores hand out the same objects again. */
const folded = new WeakMap<Update, string>();

const foldedUpdate = (update: Update): string => {
  const known = folded.get(update);
  if (known !== undefined) return known;
  const { area, headline, happened, next, ask, tags, attachments, corrections } = update;
  const text = foldedWords(
    [
      area,
      headline,
      withoutAddresses(happened),
      withoutAddresses(next),
      ask.words,
      ...tags,
      ...attachments.map(({ title }) => title),
      ...corrections.map(({ reason }) => reason),
    ].join(' '),
  );
  folded.set(update, text);
  return text;
};

/** Something is to be done by a time that has not passed. */
const requiresAction = ({ ask }: Update, now: Instant): boolean => ask.by !== null && ask.by > now;

const yearOf = ({ publishedAt }: Update): SchoolYear | null =>
  publishedAt === null ? null : schoolYearOf(dayOf(publishedAt, ukZone));

const sameTag = (wanted: string, tags: readonly string[]): boolean =>
  tags.some((tag) => foldedWords(tag) === foldedWords(wanted));

const placeOf = ({ publishedAt, id }: Update): string => `${publishedAt} ${id}`;

/** A page of those found, newest first; withdrawn ones are left out. `cursor` null at the end. */
export const searchUpdates = async (
  deps: Pick<Deps, 'updates' | 'clock'>,
  { words = '', area, tag, phase, year, action = false, cursor }: UpdateSearch,
): Promise<{ updates: Update[]; total: number; cursor: string | null }> => {
  const now = instantOf(deps.clock.now());
  const out = await deps.updates.published(area === undefined ? {} : { area });
  const found = out.filter(
    (update) =>
      update.state === 'published' &&
      (!action || requiresAction(update, now)) &&
      (tag === undefined || sameTag(tag, update.tags)) &&
      (phase === undefined || update.phases.length === 0 || update.phases.includes(phase)) &&
      (year === undefined || yearOf(update) === year) &&
      holdsEveryWord(foldedUpdate(update), words),
  );
  const last = cursor === undefined ? -1 : found.findIndex((update) => placeOf(update) === cursor);
  const start = cursor === undefined ? 0 : last + 1;
  const updates = found.slice(start, start + pageSize);
  const end = updates.at(-1);
  return {
    updates,
    total: found.length,
    cursor: end && start + pageSize < found.length ? placeOf(end) : null,
  };
};
