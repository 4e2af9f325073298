/** A message as somebody would get it, for those who write it to look at. */
import { z } from 'zod';

export const messagePreviewSchema = z.object({
  /** The line that notifications show. */
  summary: z.string(),
  /** An Adaptive Card 1.5. */
  card: z.record(z.string(), z.unknown()),
  mail: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
});
export type MessagePreview = z.infer<typeof messagePreviewSchema>;
