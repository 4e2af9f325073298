/** Whether the shared mailbox is there, open to the app, takes events and mail, and can have Teams meetings. */
import { z } from 'zod';
import type { GraphAnswer, GraphCall } from '#adapters/graph/graph.ts';
import { errorCode, succeeded } from '#adapters/graph/outcome.ts';
import { broken, type Finding, fine, note, who } from './finding.ts';
import { type Look, said, unexpected } from './look.ts';

const grant = ({ config }: Look, role: 'Application Calendars.ReadWrite' | 'Application Mail.Send'): string =>
  [
    'Exchange Online PowerShell (docs/operations.md, “The mailbox”):',
    `New-ManagementRoleAssignment -App $enterpriseObjectId -Role "${role}" -CustomResourceScope "Learning mailbox"`,
    `Test-ServicePrincipalAuthorization -Identity $enterpriseObjectId -Resource ${config.organiserMailbox}`,
    'Should an application access policy be in force: Test-ApplicationAccessPolicy ' +
      `-AppId ${config.clientId} -Identity ${config.organiserMailbox}. Changes take up to two hours.`,
  ].join('\n');

const isDenied = (answer: GraphAnswer): boolean => answer.status === 403;

const missing = (look: Look, answer: GraphAnswer): Finding | null => {
  const { organiserMailbox } = look.config;
  const meaning = 'No event reaches a calendar, nobody is invited, and no mail goes.';
  if (errorCode(answer) === 'MailboxNotEnabledForRESTAPI')
    return broken('mailbox', `${organiserMailbox} has no mailbox in Exchange Online (${said(answer)})`, {
      meaning,
      who: who.exchange,
      mend: 'Make it a shared mailbox of Exchange Online, or give it a licence: https://admin.exchange.microsoft.com/#/mailboxes',
    });
  return answer.status === 404
    ? broken('mailbox', `There is no mailbox ${organiserMailbox} (${said(answer)})`, {
        meaning,
        who: who.service,
        mend: 'Set ORGANISER_MAILBOX to the address of the shared mailbox: https://admin.exchange.microsoft.com/#/mailboxes',
      })
    : null;
};

const denied = (look: Look, check: string, what: string, answer: GraphAnswer): Finding =>
  broken(check, `${what} of ${look.config.organiserMailbox} is not open to the app (${said(answer)})`, {
    meaning:
      check === 'mail'
        ? 'Events go out, but no mail: nobody gets a link to confirm a place, or hears of the waiting list.'
        : 'No event reaches the calendar, and nobody is invited.',
    who: who.exchange,
    mend: grant(look, check === 'mail' ? 'Application Mail.Send' : 'Application Calendars.ReadWrite'),
  });

const calendarSchema = z.object({ allowedOnlineMeetingProviders: z.array(z.string()).nullish() });

const meetings = ({ config }: Look, answer: GraphAnswer): Finding => {
  const providers = calendarSchema.safeParse(answer.body).data?.allowedOnlineMeetingProviders ?? [];
  return providers.includes('teamsForBusiness')
    ? fine('meetings', 'The mailbox can have Teams meetings')
    : note('meetings', 'The mailbox does not say that it can have Teams meetings', {
        meaning: 'Online events may stand in the calendar without a link to join.',
        who: who.teams,
        mend: `Give ${config.organiserMailbox} a licence with Teams (https://admin.microsoft.com → Users), and allow its meeting policy to schedule (https://admin.teams.microsoft.com → Meetings).`,
      });
};

/** Tried in ways that change nothing: an event that there never is, a mail to nobody. */
const trial = async (
  look: Look,
  check: 'calendar' | 'mail',
  what: string,
  call: GraphCall,
): Promise<Finding> => {
  const answer = await look.graph.send(call);
  if (isDenied(answer)) return denied(look, check, what, answer);
  const tried = [400, 404, 405].includes(answer.status) || succeeded(answer);
  return tried
    ? fine(check, `${what} is open to the app`)
    : unexpected(check, `${what} could not be tried`, answer);
};

export const lookAtMailbox = async (look: Look): Promise<Finding[]> => {
  const user = `/users/${encodeURIComponent(look.config.organiserMailbox)}`;
  const calendar = await look.graph.send({ method: 'GET', url: `${user}/calendar` });
  const gone = missing(look, calendar);
  if (gone) return [gone];
  const readable = succeeded(calendar)
    ? [
        fine('mailbox', `The calendar of ${look.config.organiserMailbox} can be read`),
        meetings(look, calendar),
      ]
    : isDenied(calendar)
      ? []
      : [unexpected('mailbox', 'The calendar could not be read', calendar)];
  const change: GraphCall = {
    method: 'PATCH',
    url: `${user}/events/none`,
    body: { subject: 'npm run doctor' },
  };
  const toNobody = { message: { subject: 'npm run doctor', toRecipients: [] }, saveToSentItems: false };
  return [
    ...readable,
    await trial(look, 'calendar', 'Writing to the calendar', change),
    await trial(look, 'mail', 'Sending mail', {
      method: 'POST',
      url: `${user}/sendMail`,
      body: toNobody,
      repeatable: true,
    }),
  ];
};
