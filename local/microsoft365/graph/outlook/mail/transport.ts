/**
 * The way of mail out of a mailbox: thirty messages a minute, and what is more waits its turn. Nobody is refused for it
 * (Exchange Online limits, "Sending limits": message rate limit).
 */
import type { Store } from '../../../store.ts';
import { outlookLimitSettings } from '../limits.ts';

const minute = 60_000;

/** When the last messages of a mailbox left, or will leave; as many as may within a minute. */
type Departures = { at: number[] };

/** Takes the next turn of the mailbox; the instant at which the message leaves. */
export const takeTurn = (store: Store, mailbox: string, now: Date): Date => {
  const { messagesPerMinute: most } = outlookLimitSettings.read(store);
  const departures = store.collection<Departures>('outlookDepartures');
  const last = departures.get(mailbox)?.at ?? [];
  const before = last.length < most ? undefined : last.at(-most);
  const leavesAt = Math.max(now.getTime(), last.at(-1) ?? 0, before === undefined ? 0 : before + minute);
  departures.put(mailbox, { at: [...last, leavesAt].slice(-most) });
  return new Date(leavesAt);
};
