/** Finding events by the words people remember: title, kind, area, programme, place. Forgiving of slips. */
import type { CollaborativeEvent } from '#core/events/event.ts';
import { eventReference } from '#core/events/event.ts';
import { attendanceNames, kindNames, phaseNames } from '#core/events/names.ts';
import { slips } from './spelling.ts';
import { normalise } from './understand.ts';
import { fillers } from './vocabulary.ts';

/** The words that say something about an event. */
export const meaningful = (words: string): string[] =>
  normalise(words)
    .split(/[ -]/)
    .filter((word) => word !== '' && !fillers.has(word));

type Fit = { event: CollaborativeEvent; score: number; missing: number };

const wordsOf = (texts: readonly (string | null)[]): string[] =>
  normalise(texts.filter((text) => text !== null).join(' ')).split(/[ -]/);

/** "itt" for "Initial teacher training": the first letters of words of the title that stand together. */
const isInitials = (word: string, title: readonly string[]): boolean =>
  word.length >= 2 &&
  title
    .map((known) => known.charAt(0))
    .join('')
    .includes(word);

/** The best way one word fits one event: whole, as a beginning, misspelt or as initials; words of the title count double. */
function fitOf(word: string, title: readonly string[], rest: readonly string[]): number {
  const scoreOf = (known: string): number => {
    if (known === word) return 3;
    if (word.length >= 3 && known.startsWith(word)) return 2;
    return slips(word, known) === null ? 0 : 1;
  };
  const initials = isInitials(word, title) ? 2 : 0;
  return Math.max(initials, ...title.map((known) => scoreOf(known) * 2), ...rest.map(scoreOf));
}

function judge(event: CollaborativeEvent, words: readonly string[]): Fit {
  const title = wordsOf([event.title]);
  const rest = wordsOf([
    event.area,
    event.programme,
    event.theme,
    event.venue,
    event.audience,
    kindNames[event.kind],
    attendanceNames[event.attendance],
    ...event.phases.map((phase) => phaseNames[phase]),
  ]);
  const scores = words.map((word) => fitOf(word, title, rest));
  return {
    event,
    score: scores.reduce((sum, score) => sum + score, 0),
    missing: scores.filter((score) => score === 0).length,
  };
}

/** Events that fit every word, as they came; all of them when no word says anything. */
export function filterByWords(events: readonly CollaborativeEvent[], words: string): CollaborativeEvent[] {
  const wanted = meaningful(words);
  return events.filter((event) => judge(event, wanted).missing === 0);
}

/** Events that fit every word, best first; `near` has those that fit some, when none fits all. */
export function bestMatches(
  events: readonly CollaborativeEvent[],
  words: string,
): { found: CollaborativeEvent[]; near: CollaborativeEvent[] } {
  const wanted = meaningful(words);
  if (wanted.length === 0) return { found: [], near: [] };
  const fits = events.map((event) => judge(event, wanted)).sort((a, b) => b.score - a.score);
  return {
    found: fits.filter(({ missing }) => missing === 0).map(({ event }) => event),
    near: fits.filter(({ score }) => score > 0).map(({ event }) => event),
  };
}

/** A reference as people type it: case does not matter, nor O for 0 and I or L for 1. */
export const readReference = (typed: string): string | null => {
  const reference = typed.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{5}$/.test(reference) ? reference : null;
};

export function byReference(events: readonly CollaborativeEvent[], typed: string): CollaborativeEvent[] {
  const reference = readReference(typed);
  return reference === null ? [] : events.filter(({ id }) => eventReference(id) === reference);
}
