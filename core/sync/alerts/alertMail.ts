/** The mail about an alert, to administrators whom no chat reaches, and to all while nobody is on it. */
import { letter } from '../../bookings/letter.ts';
import { syncLink } from '../../contract/links.ts';
import type { Mail } from '../ports.ts';
import type { Alert } from './alert.ts';
import { alertAdvice, alertStatus, alertTitle, faultWords } from './alertWords.ts';

export const alertMail = (alert: Alert, to: Mail['to'], publicUrl: string): Mail => ({
  to,
  about: { eventId: alert.id, reference: null },
  subject: `${alertStatus(alert)}: ${alertTitle(alert)}`,
  ...letter({
    heading: alertTitle(alert),
    blocks: [
      `${alertStatus(alert)}.`,
      ...alert.faults.flatMap((fault) => {
        const { title, facts } = faultWords(fault, alert.at);
        return [{ heading: title }, { facts }];
      }),
      alertAdvice(alert),
      { link: syncLink(publicUrl), label: 'Open Sync health' },
    ],
    why: 'You get this because you keep the collaborative’s app in step with Microsoft 365.',
    publicUrl,
  }),
});
