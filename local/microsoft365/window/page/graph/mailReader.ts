/** Mail of a mailbox, newest first. */
import { z } from 'zod';
import type { GraphReader, Page } from './graphReader.ts';

const address = z.object({
  emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }),
});

const messageSchema = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  sentDateTime: z.string(),
  from: address.nullish(),
  toRecipients: z.array(address).default([]),
  bccRecipients: z.array(address).default([]),
  bodyPreview: z.string().nullish(),
  body: z.object({ contentType: z.string(), content: z.string() }),
  meetingMessageType: z.string().nullish(),
  hasAttachments: z.boolean().default(false),
});
export type MailMessage = z.infer<typeof messageSchema>;

/**
 * @param mailbox address or object id
 * @param next path of the page to read; null reads the newest
 */
export function readMail(
  graph: GraphReader,
  mailbox: string,
  folder: 'sentitems' | 'inbox',
  next: string | null,
): Promise<Page<MailMessage>> {
  const path = `/users/${encodeURIComponent(mailbox)}/mailFolders/${folder}/messages?$top=25`;
  return graph.page(next ?? path, messageSchema);
}

const fileSchema = z.object({ name: z.string(), contentType: z.string(), contentBytes: z.string() });
export type MailFile = z.infer<typeof fileSchema>;

/** What went along with a mail. */
export const readFiles = (graph: GraphReader, mailbox: string, id: string): Promise<MailFile[]> =>
  graph.all(
    `/users/${encodeURIComponent(mailbox)}/messages/${encodeURIComponent(id)}/attachments`,
    fileSchema,
  );

/** "Council editor, head@samphire.norfolk.example" */
export const names = (addresses: readonly z.infer<typeof address>[]): string =>
  addresses.map(({ emailAddress }) => emailAddress.name || emailAddress.address || '').join(', ');
