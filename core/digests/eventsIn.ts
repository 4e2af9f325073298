import type { DigestItem } from './issue.ts';

/** Ids of the events and visits among items. A deadline is nothing to join, and what was withdrawn nothing to tell of. */
export const eventsIn = (items: readonly DigestItem[]): string[] =>
  items.flatMap(({ kind, source, withdrawn }) =>
    source.kind === 'event' && kind !== 'deadline' && withdrawn === null ? [source.id] : [],
  );
