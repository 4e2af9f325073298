/** What a worker does with a message of the queue `deliveries`. */
import { sendPost } from '../channels/sendPost.ts';
import { countReach } from './countReach.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { planDispatch } from './planDispatch.ts';
import type { DeliveryTask } from './ports.ts';
import { queueAgain } from './sendAgain.ts';
import { type Sent, sendChunk } from './sendChunk.ts';

/** Null where no chunk was sent: people were looked up, or a channel was written to. */
export const doTask = async (deps: DeliveryDeps, task: DeliveryTask): Promise<Sent | null> => {
  if (task.kind === 'send') return sendChunk(deps, task);
  if (task.kind === 'post') {
    await sendPost(deps, task);
    return null;
  }
  if (task.kind === 'count') await countReach(deps, task.issue);
  else if (task.kind === 'again') await queueAgain(deps, task.dispatch);
  else await planDispatch(deps, task.dispatch);
  return null;
};
