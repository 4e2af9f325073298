/** What a worker does with a message of the queue `deliveries`. */
import type { DeliveryDeps } from './deliveryDeps.ts';
import { planDispatch } from './planDispatch.ts';
import type { DeliveryTask } from './ports.ts';
import { type Sent, sendChunk } from './sendChunk.ts';

/** Null where nothing was sent: it was planned. */
export const doTask = async (deps: DeliveryDeps, task: DeliveryTask): Promise<Sent | null> => {
  if (task.kind === 'send') return sendChunk(deps, task);
  await planDispatch(deps, task.dispatch);
  return null;
};
