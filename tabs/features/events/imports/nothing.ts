import type { ImportRun } from '#core/events/importRun.ts';

/** Why there is no button to import with. */
export function nothingToImport({ unchanged, refused }: ImportRun['preview']): string {
  if (refused > 0)
    return unchanged > 0
      ? 'There is nothing to import: the other rows are here already.'
      : 'There is nothing to import: no row can go in as it is.';
  return unchanged > 0
    ? 'There is nothing to import: everything in this file is here already.'
    : 'There is nothing to import: the file states no events.';
}
