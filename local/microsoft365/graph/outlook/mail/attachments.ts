/** Files that go with a mail (Microsoft Graph documentation, "fileAttachment resource type"). */
import type { FileAttachment } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { outlookId } from '../outlookId.ts';

const fileType = '#microsoft.graph.fileAttachment';

/** As a caller states it. `contentBytes` is Base64. */
export const fileAttachment = z.strictObject({
  '@odata.type': z.literal(fileType),
  name: z.string().min(1).max(255),
  contentType: z.string().nullish(),
  contentBytes: z.base64(),
  isInline: z.boolean().nullish(),
  contentId: z.string().nullish(),
});
export type StoredFile = { name: string; contentType: string; contentBytes: string; isInline: boolean };

/** Outlook also attaches items and references; nothing of that is here. */
export const isFile = (attachment: unknown): boolean =>
  typeof attachment === 'object' &&
  attachment !== null &&
  (attachment as Record<string, unknown>)['@odata.type'] === fileType;

export const storedFile = ({
  name,
  contentType,
  contentBytes,
  isInline,
}: z.output<typeof fileAttachment>): StoredFile => ({
  name,
  contentType: contentType ?? 'application/octet-stream',
  contentBytes,
  isInline: isInline ?? false,
});

export type PresentedFile = FileAttachment & { '@odata.type': string };

export const presentFile = (
  { name, contentType, contentBytes, isInline }: StoredFile,
  index: number,
  message: { id: string; sentAt: string },
): PresentedFile => ({
  '@odata.type': fileType,
  id: outlookId(`attachment ${index} ${message.id}`),
  lastModifiedDateTime: message.sentAt,
  name,
  contentType,
  size: Buffer.from(contentBytes, 'base64').length,
  isInline,
  contentId: null,
  contentLocation: null,
  contentBytes,
});
