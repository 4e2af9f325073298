/** Everything that is held about people, in the order in which it is erased. */
import type { Holding } from './holding.ts';
import { alerts } from './holdings/alerts.ts';
import { bookings } from './holdings/bookings.ts';
import { deliveries } from './holdings/deliveries.ts';
import { deskwork } from './holdings/deskwork.ts';
import { interests } from './holdings/interests.ts';
import { profile } from './holdings/profile.ts';
import { trail } from './holdings/trail.ts';
import { ways } from './holdings/ways.ts';
import { writings } from './holdings/writings.ts';

/** Who is on the roll goes first, so that nobody plans another message to them while the rest goes. */
export const holdings: readonly Holding[] = [
  profile,
  ways,
  interests,
  bookings,
  writings,
  deliveries,
  deskwork,
  alerts,
  trail,
];
