import type { Mail, Mailer, Outcome } from '#core/sync/ports.ts';
import { Script } from './script.ts';

/** Mail kept instead of sent. */
export class InMemoryMailer implements Mailer {
  readonly sent: Mail[] = [];
  /** Outcomes to give instead of sending, by address. */
  readonly script = new Script();

  async send(mail: Mail): Promise<Outcome> {
    const scripted = this.script.take(mail.to.email);
    if (scripted) return scripted;
    this.sent.push(structuredClone(mail));
    return { status: 'done', remoteId: `mail-${this.sent.length}`, joinUrl: null };
  }
}
