/** How obliging delta queries are. Everything here is allowed to Microsoft, so a client must stand all of it. */
import { z } from 'zod';
import { storedSettings } from '../../storedSettings.ts';

const share = z.number().min(0).max(1).default(0);

const schema = z.strictObject({
  seed: z.string().default(''),
  /** Share of pages that are empty and yet lead on. */
  emptyPages: share,
  /** Share of pages whose last entry comes again on the next. */
  repeats: share,
  /** Age in seconds at which a token is no longer known; null lets it live as long as the journal. */
  tokenLifeSeconds: z.number().positive().nullable().default(null),
  /** Outlook's answer to a token it does not know: 410 with `Location`, or 400 without. The code is the same. */
  calendarExpiry: z.union([z.literal(410), z.literal(400)]).default(410),
  /** SharePoint's advice in the same case. */
  listExpiry: z
    .enum(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences'])
    .default('resyncChangesApplyDifferences'),
});

export type DeltaSettings = z.output<typeof schema>;

export const deltaSettings = storedSettings<DeltaSettings>('delta', schema);
