import type { Erasing } from '#core/contract/personalData.ts';
import { type Erasure, isOpen } from '#core/personalData/erasure.ts';
import { holdings } from '#core/personalData/holdings.ts';

/** How far an erasure is, without whom it is about. */
export const presentErasing = (erasure: Erasure): Erasing => ({
  id: erasure.id,
  askedAt: erasure.askedAt,
  // The last word is said after the last holding.
  done: isOpen(erasure) ? erasure.done : holdings.length + 1,
  of: holdings.length + 1,
});
