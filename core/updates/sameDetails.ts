import { type Update, type UpdateDetails, updateDetailsSchema } from './update.ts';

/** Whether an update says exactly this. */
export const sameDetails = (update: Update, details: UpdateDetails): boolean =>
  JSON.stringify(updateDetailsSchema.parse(update)) === JSON.stringify(updateDetailsSchema.parse(details));
