/** `/users/{user-id}/sendMail`. */
import { z } from 'zod';
import { GraphError } from '../../graphError.ts';
import type { Route } from '../../route.ts';
import { mailAddressOf } from '../directory/directory.ts';
import { toHtml } from '../events/eventBody.ts';
import type { Address } from '../events/eventEntity.ts';
import { openMailbox } from '../mailbox.ts';
import { notHere, unreadableBody } from '../outlookErrors.ts';
import { sendMail } from '../permissions.ts';
import { fileAttachment, isFile, storedFile } from './attachments.ts';
import { send } from './messageStore.ts';

const recipient = z.strictObject({
  '@odata.type': z.string().optional(),
  emailAddress: z.strictObject({ name: z.string().nullish(), address: z.string().trim().min(1) }),
});
const recipients = z.array(recipient).default([]);

const letter = z.strictObject({
  '@odata.type': z.string().optional(),
  subject: z.string().max(255).nullish(),
  body: z
    .strictObject({ contentType: z.enum(['text', 'html']).default('text'), content: z.string().nullable() })
    .optional(),
  importance: z.enum(['low', 'normal', 'high']).default('normal'),
  from: recipient.nullish(),
  toRecipients: recipients,
  ccRecipients: recipients,
  bccRecipients: recipients,
  replyTo: recipients,
  categories: z.array(z.string()).default([]),
  attachments: z.array(fileAttachment).default([]),
});

/** Graph reads the parameters of an action whatever the case of their first letter. */
const withParameters = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const { Message, SaveToSentItems, ...rest } = body as Record<string, unknown>;
  return {
    ...(Message === undefined ? {} : { message: Message }),
    ...(SaveToSentItems === undefined ? {} : { saveToSentItems: SaveToSentItems }),
    ...rest,
  };
};

const schema = z.preprocess(
  withParameters,
  z.strictObject({ message: letter, saveToSentItems: z.boolean().nullish() }),
);

const attachmentsOf = (body: unknown): unknown[] =>
  z.object({ message: z.object({ attachments: z.array(z.unknown()) }) }).safeParse(withParameters(body)).data
    ?.message.attachments ?? [];

const addresses = (list: z.output<typeof recipients>): Address[] =>
  list.map(({ emailAddress: { name, address } }) => ({ name: name || address, address }));

const wellFormed = /^[^\s@]+@[^\s@]+$/;

export const sendMailRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/{user-id}/sendMail',
    permissions: sendMail,
    coverage: { partial: 'Attachments are files; no custom headers, no MIME.' },
    handle(request, context) {
      const sender = openMailbox(request, sendMail);
      if (attachmentsOf(request.body).some((attachment) => !isFile(attachment)))
        throw notHere('attachments that are no files');
      const read = schema.safeParse(request.body);
      if (!read.success) {
        const [issue] = read.error.issues;
        throw unreadableBody(`Property '${issue?.path.join('/')}': ${issue?.message}.`);
      }
      const { message, saveToSentItems } = read.data;
      if (message.from && message.from.emailAddress.address.toLowerCase() !== sender.mail.toLowerCase())
        throw new GraphError(
          403,
          'ErrorSendAsDenied',
          'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
        );
      const to = addresses(message.toRecipients);
      const cc = addresses(message.ccRecipients);
      const bcc = addresses(message.bccRecipients);
      const all = [...to, ...cc, ...bcc];
      if (all.length === 0 || !all.every(({ address }) => wellFormed.test(address)))
        throw new GraphError(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid.");
      send(
        mailAddressOf(sender),
        {
          subject: message.subject ?? '',
          body: message.body ? toHtml(message.body) : '',
          importance: message.importance,
          to,
          cc,
          bcc,
          replyTo: addresses(message.replyTo),
          categories: message.categories,
          meeting: null,
          files: message.attachments.map(storedFile),
        },
        context,
        { saveToSentItems: saveToSentItems ?? true },
      );
      return { status: 202 };
    },
  },
];
