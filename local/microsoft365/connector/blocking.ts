/** People who have blocked the bot: Teams takes no message to them. */
import { z } from 'zod';

const replySchema = z.object({ hasBlocked: z.boolean() });

/** Asks the rest of Teams each time, so that a block counts at once. Whoever cannot be asked about has not blocked it. */
export function createBlockCheck(microsoft365: URL): (objectId: string) => Promise<boolean> {
  return async (objectId) => {
    try {
      const reply = await fetch(new URL(`/_connector/people/${encodeURIComponent(objectId)}`, microsoft365));
      return replySchema.parse(await reply.json()).hasBlocked;
    } catch {
      return false;
    }
  };
}

/** As Teams says it: JSON as text within JSON (Microsoft Teams documentation, "Send proactive messages"). */
export const writesBlocked = {
  errorCode: 209,
  message: JSON.stringify(
    {
      subCode: 'MessageWritesBlocked',
      details: 'Thread is blocked from message writes.',
      errorCode: null,
      errorSubCode: null,
    },
    null,
    2,
  ),
};
