/**
 * When each mail may leave the shared mailbox. Exchange lets thirty messages a minute out of a mailbox and holds up what is
 * more, invitations among it, for as long as it likes (Exchange Online limits, "Sending limits"). So mails take turns,
 * kept where all instances see them, and wait for theirs in the queue, where waiting costs nothing.
 */
import type { Clock } from '../clock.ts';
import type { Mail } from '../sync/ports.ts';
import type { TurnStore } from './sharedPace.ts';

type Line = { name: string; perMinute: number; atOnce: number };

/** What somebody has just caused: the first few go at once. */
const letters: Line = { name: 'letters', perMinute: 10, atOnce: 4 };
/** Sent to many: nobody's letter waits behind it. Both together are thirty in any minute: 10 + 4 and 15 + 1. */
const digests: Line = { name: 'digests', perMinute: 15, atOnce: 1 };

/** Takes the mail's turn, and says how many seconds there are until it; 0 when it may go now. */
export const takeMailTurn = async (
  { mailTurns, clock }: { mailTurns: TurnStore; clock: Clock },
  { about }: Pick<Mail, 'about'>,
): Promise<number> => {
  const { name, perMinute, atOnce } = about.delivery ? digests : letters;
  const apartMs = 60_000 / perMinute;
  for (;;) {
    const known = await mailTurns.get(name);
    const now = clock.now().getTime();
    const turn = Math.max(now, known?.value ?? 0);
    if ((await mailTurns.put(name, turn + apartMs, known?.etag ?? null)) === 'written')
      return Math.max(0, (turn - (atOnce - 1) * apartMs - now) / 1000);
  }
};
