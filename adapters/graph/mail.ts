/** Mail from the shared mailbox (Microsoft Graph documentation, "user: sendMail"). */
import type { Mailer, MailFile } from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import type { Graph } from './graph.ts';
import { failedOutcome, succeeded } from './outcome.ts';

/** As "fileAttachment" in the documentation; all files of a mail together stay far below the 3 MB of one request. */
const attachmentOf = ({ name, contentType, text }: MailFile) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name,
  contentType,
  contentBytes: Buffer.from(text).toString('base64'),
});

/**
 * Sends the HTML; Exchange adds the plain-text part from it. Not repeatable: after a lost answer the outcome is `retry`,
 * and whoever tries again may send twice. What goes to many gives way to whatever somebody waits for.
 */
export const createMailer = (graphs: Readonly<Record<Urgency, Graph>>, mailbox: string): Mailer => ({
  async send({ to, subject, html, about }, files = []) {
    const answer = await graphs[about.delivery ? 'inTurn' : 'now'].send({
      method: 'POST',
      url: `/users/${encodeURIComponent(mailbox)}/sendMail`,
      body: {
        message: {
          subject,
          body: { contentType: 'html', content: html },
          toRecipients: [{ emailAddress: { name: to.name, address: to.email } }],
          ...(files.length > 0 && { attachments: files.map(attachmentOf) }),
        },
        saveToSentItems: true,
      },
    });
    // 202 has no body: a sent mail has no id that Graph would tell.
    return succeeded(answer) ? { status: 'done', remoteId: '', joinUrl: null } : failedOutcome(answer);
  },
});
