/** The same GUID for the same name, for things that exist before anybody makes them. */
import { createHash } from 'node:crypto';

/** A name-based GUID (RFC 9562, version 8: our own hash). */
export function stableGuid(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
