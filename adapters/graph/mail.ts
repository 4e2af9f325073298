/** Mail from the shared mailbox (Microsoft Graph documentation, "user: sendMail"). */
import type { Mailer } from '#core/sync/ports.ts';
import type { Graph } from './graph.ts';
import { failedOutcome, succeeded } from './outcome.ts';

/**
 * Sends the HTML; Exchange adds the plain-text part from it. Not repeatable: after a lost answer the outcome is `retry`,
 * and whoever tries again may send twice.
 */
export const createMailer = (graph: Graph, mailbox: string): Mailer => ({
  async send({ to, subject, html }) {
    const answer = await graph.send({
      method: 'POST',
      url: `/users/${encodeURIComponent(mailbox)}/sendMail`,
      body: {
        message: {
          subject,
          body: { contentType: 'html', content: html },
          toRecipients: [{ emailAddress: { name: to.name, address: to.email } }],
        },
        saveToSentItems: true,
      },
    });
    // 202 has no body: a sent mail has no id that Graph would tell.
    return succeeded(answer) ? { status: 'done', remoteId: '', joinUrl: null } : failedOutcome(answer);
  },
});
