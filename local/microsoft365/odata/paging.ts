/** Cuts a list into pages and writes the opaque link to the next one. */
import { ODataSyntaxError } from './syntaxError.ts';

export type Page<T> = { value: T[]; '@odata.nextLink'?: string };

const encode = (position: number): string => Buffer.from(`p${position}`).toString('base64url');
const decode = (token: string): number => {
  const match = /^p(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (!match) throw new ODataSyntaxError('Badly formed token.');
  return Number(match[1]);
};

export type Paging = {
  /** The whole address of this request; the next link repeats it with another token. */
  url: string;
  top: number | null;
  skip?: number | null;
  skipToken: string | null;
  /** Page size when the client names none, and the most it may name. */
  defaultSize: number;
  largest: number;
};

/** The page that `paging` asks for, with a next link when more follow. @throws ODataSyntaxError for a foreign token */
export function pageOf<T>(all: readonly T[], paging: Paging): Page<T> {
  const size = Math.min(paging.top ?? paging.defaultSize, paging.largest);
  const from = paging.skipToken === null ? (paging.skip ?? 0) : decode(paging.skipToken);
  const value = all.slice(from, from + size);
  if (size === 0 || from + size >= all.length) return { value };
  const next = new URL(paging.url);
  next.searchParams.delete('$skip');
  next.searchParams.set('$skiptoken', encode(from + size));
  // URLSearchParams writes `%24` for the dollar sign; Graph writes it plainly.
  return { value, '@odata.nextLink': next.href.replaceAll('%24', '$') };
}
