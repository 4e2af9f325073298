/** Words of people inside cards: `TextBlock` and `FactSet` read Markdown, so what looks like it is made plain. */
import { escapeMarkdown } from '#core/markdown/escapeMarkdown.ts';

/** Text on one line whose signs stand for themselves, cut at `most` letters when given. */
export function plain(words: string, most = Number.POSITIVE_INFINITY): string {
  return escapeMarkdown(cut(words.replace(/\s+/g, ' ').trim(), most));
}

/** Not longer than `most` letters, cut between words where there are any. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const start = words.slice(0, most - 1);
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > most / 2 ? space : most - 1).trimEnd()}…`;
}

/** "1 place", "3 places" */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
