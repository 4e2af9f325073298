/** What Microsoft leaves open about SharePoint lists, as settings. */
import { z } from 'zod';
import { storedSettings } from '../../storedSettings.ts';

const schema = z.strictObject({
  /** Status of the refusal when a unique column holds the value already. Documented as neither, so a client must stand both. */
  duplicateValueStatus: z.union([z.literal(400), z.literal(409)]).default(400),
});

export type SharePointOptions = z.output<typeof schema>;

export const sharePointOptions = storedSettings<SharePointOptions>('sharePoint', schema);
