/** Cuts a `$filter` into its words, texts, numbers and signs. */
import { ODataSyntaxError } from './syntaxError.ts';

export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'literal'; value: string | number; at: number }
  | { kind: 'sign'; text: '(' | ')' | ',' | ':'; at: number };

/** Order matters: a date begins like a number, a GUID like a number or a word. */
const patterns: readonly [RegExp, (match: string, at: number) => Token | null][] = [
  [/\s+/y, () => null],
  [
    /'(?:[^']|'')*'/y,
    (text, at) => ({ kind: 'literal', value: text.slice(1, -1).replaceAll("''", "'"), at }),
  ],
  [
    /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?(?![\w-])/y,
    (text, at) => ({ kind: 'literal', value: text, at }),
  ],
  [
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy,
    (text, at) => ({ kind: 'literal', value: text, at }),
  ],
  [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)/y, (text, at) => ({ kind: 'literal', value: Number(text), at })],
  [/[(),:]/y, (text, at) => ({ kind: 'sign', text: text as '(' | ')' | ',' | ':', at })],
  [/[A-Za-z_@][\w.@]*(?:\/[A-Za-z_@][\w.@]*)*/y, (text, at) => ({ kind: 'word', text, at })],
];

/** @throws ODataSyntaxError at the first sign that begins nothing */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    let length = 0;
    for (const [pattern, make] of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(text)?.[0];
      if (match === undefined) continue;
      const token = make(match, at);
      if (token) tokens.push(token);
      length = match.length;
      break;
    }
    if (length === 0)
      throw new ODataSyntaxError(
        `Syntax error: character '${text[at]}' is not valid at position ${at} in '${text}'.`,
      );
    at += length;
  }
  return tokens;
}
