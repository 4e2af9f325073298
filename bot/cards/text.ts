/** Words of people inside cards: `TextBlock` and `FactSet` read Markdown, so what looks like it is made plain. */
import { cut } from '#core/cut.ts';
import { escapeMarkdown } from '#core/markdown/escapeMarkdown.ts';

/** Text on one line whose signs stand for themselves, cut at `most` letters when given. */
export function plain(words: string, most = Number.POSITIVE_INFINITY): string {
  return escapeMarkdown(cut(words.replace(/\s+/g, ' ').trim(), most));
}

/** "1 place", "3 places" */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
