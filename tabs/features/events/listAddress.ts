/** The list as the reader last had it, with its filters, so that the way back leads to the same view. */
let last = '/events';

export const listAddress = (): string => last;

/** `path` below `/tabs`, `search` without its question mark. */
export function rememberList(path: string, search: string): void {
  last = search === '' ? path : `${path}?${search}`;
}
