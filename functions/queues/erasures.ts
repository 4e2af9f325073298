/** Queue `erasures`: goes on with erasing somebody. Whom it is about is never said. */
import { erasureMessageSchema } from '#core/contract/queue.ts';
import { type EraseDeps, eraseOn } from '#core/personalData/eraseOn.ts';
import { recordOf } from '#core/sync/health/stopped.ts';

/** @throws on a message of another version: it goes to the poison queue, where a person sees it */
export const eraseQueued =
  (deps: EraseDeps) =>
  async (message: unknown): Promise<void> => {
    await eraseOn(deps, erasureMessageSchema.parse(message).erasure);
    // The sweeper's message is the same as the one that stopped.
    await deps.stopped.remove(recordOf(deps.ids, 'erasures', message).id);
  };
