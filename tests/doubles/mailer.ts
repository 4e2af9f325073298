import type { Mail, Mailer, MailFile, Outcome } from '#core/sync/ports.ts';
import { Script } from './script.ts';

/** Mail kept instead of sent. */
export class InMemoryMailer implements Mailer {
  readonly sent: Mail[] = [];
  /** What went along with each of them. */
  readonly files: (readonly MailFile[])[] = [];
  /** Outcomes to give instead of sending, by address. */
  readonly script = new Script();

  async send(mail: Mail, files: readonly MailFile[] = []): Promise<Outcome> {
    const scripted = this.script.take(mail.to.email);
    if (scripted) return scripted;
    this.sent.push(structuredClone(mail));
    this.files.push(files);
    return { status: 'done', remoteId: `mail-${this.sent.length}`, joinUrl: null };
  }
}
