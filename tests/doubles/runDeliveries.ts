import { doTask } from '#core/delivery/doTask.ts';
import { startDueIssues } from '#core/delivery/startDispatch.ts';
import { sweepDeliveries } from '#core/delivery/sweepDeliveries.ts';
import type { InMemoryDelivery } from './deliveryDeps.ts';

/** Workers take what is due; then a minute passes, and the sweeper looks. */
export const runDeliveries = async (deps: InMemoryDelivery, minutes = 5): Promise<void> => {
  await startDueIssues(deps);
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
    await sweepDeliveries(deps);
    deps.clock.advance(1);
  }
};
