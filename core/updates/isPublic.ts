/** Who reads an update without a sign-in. */
import type { Update } from './update.ts';

/** Out, and marked for parents and carers or for the wider community. */
export const isPublic = ({ state, shareWith }: Pick<Update, 'state' | 'shareWith'>): boolean =>
  (state === 'published' || state === 'withdrawn') &&
  (shareWith.includes('parents') || shareWith.includes('community'));
