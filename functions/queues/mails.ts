/** Queue `mails`: hands mail to Outlook, each in its turn and as late as Outlook asks for. */
import { noteGone } from '#core/bookings/noteGone.ts';
import { mailPatienceSeconds, recordUnsentMail } from '#core/bookings/unsentMail.ts';
import { type MailMessage, mailMessageSchema } from '#core/contract/queue.ts';
import { takeMailTurn } from '#core/delivery/mailTurn.ts';
import { noteUnsentMail } from '#core/delivery/noteUnsentMail.ts';
import type { Deps } from '#core/deps.ts';
import { noteStopped, type StoppedDeps } from '#core/sync/health/noteFailure.ts';
import type { Mailer, Outcome } from '#core/sync/ports.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { filesOf, type MailFileDeps } from './mailFiles.ts';

export type MailWorkerDeps = Pick<Deps, 'audit' | 'ledger' | 'dispatches' | 'mailTurns' | 'projections'> &
  MailFileDeps &
  StoppedDeps & {
    outgoingMail: Mailer;
    mailLater(message: MailMessage, afterSeconds: number): Promise<void>;
  };

/** The shared mailbox is not there until somebody has mended the settings. */
const missingMailbox = { afterSeconds: 900, reason: 'the mailbox is not there' };

const delayOf = (outcome: Outcome): { afterSeconds: number; reason: string } | null => {
  if (outcome.status === 'retry') return outcome;
  return outcome.status === 'gone' ? missingMailbox : null;
};

const whyStopped = ({ status }: Outcome, why: string): string =>
  status === 'refused' ? `Outlook does not take it: ${why}.` : `It could not go for three days: ${why}.`;

/**
 * A mail may go twice when the worker stops between sending and saying so (sendMail has no key to know it by), but
 * none is lost. @throws on a message of another version: it goes to the poison queue, where a person sees it
 */
export const sendMail =
  (deps: MailWorkerDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { v, mail, since, hasTurn } = mailMessageSchema.parse(message);
    const wait = hasTurn ? 0 : await takeMailTurn(deps, mail);
    if (wait > 0) return deps.mailLater({ v, mail, since, hasTurn: true }, wait);
    const outcome = await deps.outgoingMail.send(mail, await filesOf(deps, mail));
    if (outcome.status === 'done') return noteGone(deps, mail);
    const delay = delayOf(outcome);
    if (delay && addSeconds(since, mailPatienceSeconds) > instantOf(deps.clock.now())) {
      report(`a mail is to be tried again in ${delay.afterSeconds} s: ${delay.reason}`);
      await deps.mailLater({ v, mail, since }, delay.afterSeconds);
      return;
    }
    const why = outcome.status === 'refused' ? `refused, ${outcome.reason}` : (delay?.reason ?? 'too late');
    report(`a mail could not be sent: ${why}`);
    await recordUnsentMail(deps, mail, why);
    await noteUnsentMail(deps, mail);
    const about = `mail ${mail.about.reference ?? mail.about.eventId}`;
    await noteStopped(deps, 'mails', { v, mail, since }, about, whyStopped(outcome, why));
  };
