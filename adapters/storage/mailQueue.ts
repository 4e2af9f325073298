/** Mail that is asked for is kept in the queue `mails` at once: whoever books waits neither for Outlook nor for a throttle. */
import type { Clock } from '#core/clock.ts';
import type { MailMessage } from '#core/contract/queue.ts';
import type { Mailer } from '#core/sync/ports.ts';
import { instantOf } from '#core/time/zones.ts';
import type { JsonQueue } from './jsonQueue.ts';

/** Every mail is `done` once the queue has it; a worker sends it. @throws RestError when the queue does not take it */
export const createMailQueue = (queue: JsonQueue<MailMessage>, clock: Clock): Mailer => ({
  async send(mail) {
    await queue.send([{ v: 1, mail, since: instantOf(clock.now()) }]);
    return { status: 'done', remoteId: '', joinUrl: null };
  },
});
