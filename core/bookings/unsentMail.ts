/** What the trail says about a mail that did not go: which booking it was about, never whom it was for. */
import type { Deps } from '../deps.ts';
import type { Mail } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';

/** A mail that comes so long after what it tells of is no help any more. */
export const mailPatienceSeconds = 3 * 86_400;

/** @param why a code or a few words without personal data */
export const recordUnsentMail = (
  { clock, audit }: Pick<Deps, 'clock' | 'audit'>,
  { about }: Pick<Mail, 'about'>,
  why: string,
): Promise<void> =>
  audit.record([
    {
      at: instantOf(clock.now()),
      who: 'service',
      what: 'booking.mailFailed',
      subject: about.eventId,
      detail: `${about.reference ?? 'request'}: ${why}`,
    },
  ]);
