/** How much comes of an area: what somebody who thinks about following it would like to know. */
import type { Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import type { Update } from '../updates/update.ts';

const months = 6;
const monthSeconds = 30 * 86_400;

/** Updates that came out a month, over the last half year; may be a fraction. */
export const updatesAMonth = (
  updates: readonly Pick<Update, 'area' | 'state' | 'publishedAt'>[],
  slug: string,
  now: Instant,
): number => {
  const since = addSeconds(now, -months * monthSeconds);
  const recent = updates.filter(
    ({ area, state, publishedAt }) => area === slug && state === 'published' && (publishedAt ?? '') > since,
  );
  return recent.length / months;
};

/** `about 2 updates a month` */
export const updatesAMonthWords = (monthly: number): string => {
  if (monthly === 0) return 'no updates in the last half year';
  const about = Math.round(monthly);
  if (about === 0) return 'less than one update a month';
  return about === 1 ? 'about one update a month' : `about ${about} updates a month`;
};
