/** Chance that repeats: the same seed and subject always draw the same number. */
import { createHash } from 'node:crypto';

/** A number from 0 up to, not including, 1. */
export const draw = (seed: string, ...subject: readonly (string | number)[]): number =>
  createHash('sha256')
    .update([seed, ...subject].join('\n'))
    .digest()
    .readUInt32BE() /
  2 ** 32;
