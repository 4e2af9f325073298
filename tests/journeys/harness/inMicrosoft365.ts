/** What stands in Outlook and SharePoint, read through Graph's public routes. */
import { z } from 'zod';
import type { LocalPerson } from '../../../local/people.ts';
import { graphAs, graphAsApp, personNamed } from './asPerson.ts';
import type { Stack } from './startStack.ts';

const recipient = z.object({ emailAddress: z.object({ name: z.string(), address: z.string() }) });

const outlookEvent = z.object({
  id: z.string(),
  subject: z.string(),
  isAllDay: z.boolean(),
  isCancelled: z.boolean(),
  isOrganizer: z.boolean(),
  showAs: z.string(),
  hideAttendees: z.boolean(),
  attendees: z.array(recipient),
  onlineMeeting: z.object({ joinUrl: z.string() }).nullable(),
});

const message = z.object({
  id: z.string(),
  subject: z.string(),
  body: z.object({ content: z.string() }),
  toRecipients: z.array(recipient),
  ccRecipients: z.array(recipient),
  bccRecipients: z.array(recipient),
  meetingMessageType: z.string().optional(),
});
export type SentMail = {
  subject: string;
  html: string;
  /** Everybody it went to, blind copies included. */
  to: string[];
  /** `meetingRequest`, `meetingCancelled`…; null for a letter. */
  meeting: string | null;
};

const file = z.object({ name: z.string(), contentBytes: z.string() });

const item = z.object({ fields: z.record(z.string(), z.unknown()) });

const collection = <T>(of: z.ZodType<T>, { status, body }: { status: number; body: unknown }): T[] => {
  if (status !== 200) throw new Error(`Graph answered ${status}: ${JSON.stringify(body)}`);
  const { value, '@odata.nextLink': more } = z
    .object({ value: z.array(of), '@odata.nextLink': z.string().optional() })
    .parse(body);
  if (more !== undefined) throw new Error('There is more than one page, and only the first was read.');
  return value;
};

export const inMicrosoft365 = (stack: Stack) => {
  const graph = graphAsApp(stack);
  /** The application may send mail and not read it; members of the shared mailbox may. */
  const graphAsMember = graphAs(stack, personNamed('Council editor'));
  const mailbox = `/users/${stack.settings.ORGANISER_MAILBOX}`;
  return {
    /** Events of the shared calendar. */
    events: async () => collection(outlookEvent, await graph(`${mailbox}/events?$top=200`)),

    /** Addresses invited to the event of the shared calendar whose subject ends with this title. */
    async invited(title: string): Promise<string[]> {
      const events = await this.events();
      const event = events.find(({ subject }) => subject.endsWith(title));
      if (!event) throw new Error(`${title} does not stand in the shared calendar.`);
      return event.attendees.map(({ emailAddress }) => emailAddress.address).sort();
    },

    /** Fields of a list's items. */
    async items(list: 'Events' | 'Bookings') {
      const reply = await graph(`/sites/${stack.settings.SITE}:/lists/${list}/items?$expand=fields&$top=500`);
      return collection(item, reply).map(({ fields }) => fields);
    },

    /** Sent items of the shared mailbox, oldest first. */
    async sent(): Promise<SentMail[]> {
      const reply = await graphAsMember(`${mailbox}/mailFolders/sentitems/messages?$top=500`);
      const messages = collection(message, reply).reverse();
      return messages.map(({ subject, body, meetingMessageType = null, ...to }) => ({
        subject,
        html: body.content,
        to: [...to.toRecipients, ...to.ccRecipients, ...to.bccRecipients].map(
          ({ emailAddress }) => emailAddress.address,
        ),
        meeting: meetingMessageType,
      }));
    },

    /** Texts of the files that went with the last mail to an address, by name. */
    async filesTo(address: string): Promise<Record<string, string>> {
      const reply = await graphAsMember(`${mailbox}/mailFolders/sentitems/messages?$top=500`);
      const mail = collection(message, reply).find(({ toRecipients }) =>
        toRecipients.some(({ emailAddress }) => emailAddress.address === address),
      );
      const files = await graphAsMember(`${mailbox}/messages/${mail?.id}/attachments`);
      return Object.fromEntries(
        collection(file, files).map(({ name, contentBytes }) => [
          name,
          Buffer.from(contentBytes, 'base64').toString(),
        ]),
      );
    },

    /** A person's own calendar, as that person sees it. */
    calendarOf: async (person: LocalPerson) =>
      collection(outlookEvent, await graphAs(stack, person)(`/users/${person.mail}/events?$top=200`)),
  };
};

export type InMicrosoft365 = ReturnType<typeof inMicrosoft365>;

/** How many mails went to whom: `{ 'head@samphire.norfolk.example': 2 }`. */
export const countedByRecipient = (mails: readonly SentMail[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const address of mails.flatMap(({ to }) => to)) counts[address] = (counts[address] ?? 0) + 1;
  return counts;
};
