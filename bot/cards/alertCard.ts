/** An alert to administrators: what is wrong, whom it concerns, and who is on it. The same card says that it is over. */
import { syncLink } from '#core/contract/links.ts';
import type { Alert } from '#core/sync/alerts/alert.ts';
import { alertAdvice, alertStatus, alertTitle, faultWords } from '#core/sync/alerts/alertWords.ts';
import { facts, heading, type Message, message, open, press, status, text } from './card.ts';
import { plain } from './text.ts';

/** @param note what became of a button */
export function alertCard(alert: Alert, publicUrl: string, note: string | null = null): Message {
  const { id, state, owner, faults, at } = alert;
  const isRaised = state === 'raised';
  const link = syncLink(publicUrl);
  return message({
    summary: `${isRaised ? 'Needs you' : 'Fixed'}: ${alertTitle(alert)}.`,
    link,
    body: [
      status(plain(alertStatus(alert), 120)),
      heading(plain(alertTitle(alert))),
      note ? text(plain(note)) : null,
      ...faults.flatMap((fault) => {
        const words = faultWords(fault, at);
        const about = facts(words.facts.map(([name, value]) => [name, plain(value, 300)]));
        return faults.length === 1 ? [about] : [text(words.title, { weight: 'bolder' }), about];
      }),
      text(alertAdvice(alert)),
    ],
    actions: [
      isRaised && owner === null ? press('I am on it', { verb: 'sync.own', alert: id }) : null,
      isRaised ? press('Try again', { verb: 'sync.retry', alert: id }) : null,
      open('Open sync health', link),
    ],
  });
}
