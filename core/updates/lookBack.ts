/** Where to begin to look for what was published since. */
import type { Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';

/** Longer than writing an update takes, tries after lost answers and all. */
const longestWriting = 120;

/**
 * An update bears the moment at which somebody published it and is to be seen when it has been written, a little later:
 * whoever looked in between missed it. So look so far back, and leave out what was there the last time.
 */
export const lookBack = (since: Instant): Instant => addSeconds(since, -longestWriting);
