/** What Microsoft leaves open, or does differently from day to day, as settings of the local Outlook. */
import { z } from 'zod';
import { storedSettings } from '../../storedSettings.ts';

const schema = z.strictObject({
  /**
   * Status of `ErrorDuplicateTransactionId`. Seen in the wild as 400 and as 409; documented as neither, so a client
   * must stand both.
   */
  duplicateTransactionStatus: z.union([z.literal(400), z.literal(409)]).default(400),
  /** Whether an id stays used when its event has gone. Nobody says; the harder case for a client is that it does. */
  transactionsOutliveEvents: z.boolean().default(true),
  /** Seconds until a new online meeting's join link can be read; 0 puts it in the reply to the creation. */
  joinLinkDelaySeconds: z.number().nonnegative().default(0),
});

export type OutlookOptions = z.output<typeof schema>;

export const outlookOptions = storedSettings<OutlookOptions>('outlook', schema);
