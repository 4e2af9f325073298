/** What befalls a run besides what people do: faults of Microsoft 365, crashes, outages, lost notifications, forgotten cursors. */
import { seededPlan } from '../../../local/microsoft365/faults/seededPlan.ts';
import { lifecycleEvents } from '../../../local/microsoft365/graph/subscriptions/watchedResource.ts';
import type { SettingsChanges } from '../../../local/microsoft365/settings.ts';
import { noTrials } from '../world/instance.ts';
import { wellMannered } from '../world/queues.ts';
import type { World } from '../world/world.ts';

const share = (world: World, most: number): number =>
  world.chance.happens(0.5) ? 0 : world.chance.next() * most;

/** How this run's Microsoft 365 behaves where Microsoft leaves it open. */
const temper = (world: World): SettingsChanges => {
  const { chance, seed } = world;
  return {
    service: { latencyMilliseconds: chance.whole(5, 250) },
    outlook: {
      duplicateTransactionStatus: chance.of([400, 409]),
      transactionsOutliveEvents: chance.happens(0.7),
      joinLinkDelaySeconds: chance.of([0, 0, 5, 90]),
    },
    delta: {
      seed,
      emptyPages: share(world, 0.5),
      repeats: share(world, 0.5),
      tokenLifeSeconds: chance.of([null, null, 300, 3600]),
      calendarExpiry: chance.of([410, 400]),
      listExpiry: chance.of(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences']),
    },
    notifications: {
      seed,
      drop: share(world, 1),
      miss: share(world, 0.3),
      duplicate: share(world, 0.5),
      reorder: share(world, 0.5),
      delay: share(world, 0.5),
      wrongClientState: share(world, 0.3),
      vanish: share(world, 0.5),
      beforeCreationReturns: chance.happens(0.3),
    },
  };
};

/** Sets the stage: some seeds are calm, some are hard on one thing and spare another. */
export const unleash = (world: World): void => {
  const { chance, control, seed } = world;
  control.changeSettings(temper(world));
  control.planFaults(seededPlan(seed, chance.of([0, 0.01, 0.03, 0.08])));
  world.trials = { kill: chance.of([0, 0.001, 0.004]), storageFault: chance.of([0, 0, 0.002, 0.01]) };
  world.queues.manners = {
    duplicated: share(world, 0.1),
    overlapping: share(world, 0.2),
    redelivered: share(world, 0.1),
  };
};

/** From now on nothing goes wrong any more. */
export const appease = (world: World): void => {
  const { faults } = world.control.state();
  for (const { name, struck } of faults.rules) world.counts.add(`faults: ${name}`, struck);
  world.control.planFaults({ rules: [] });
  world.control.changeSettings({
    delta: { emptyPages: 0, repeats: 0, tokenLifeSeconds: null },
    notifications: { drop: 0, miss: 0, duplicate: 0, reorder: 0, delay: 0, wrongClientState: 0, vanish: 0 },
  });
  world.trials = noTrials;
  world.queues.manners = wellMannered;
};

export const forgetCursors = (world: World): void => {
  world.control.forgetDeltaTokens();
  world.counts.add('cursors forgotten');
  world.trace.note('Microsoft 365 forgets every cursor');
};

export const upsetSubscription = (world: World): void => {
  const { subscriptions } = world.control.notifications();
  if (subscriptions.length === 0) return;
  const { id } = world.chance.of(subscriptions);
  const event = world.chance.of(lifecycleEvents);
  try {
    world.control.lifecycle(id, event);
  } catch {
    return; // Lists know fewer such events.
  }
  world.counts.add('subscriptions upset');
  world.trace.note(`a subscription is told ${event}`);
};

export const crash = (world: World): void => {
  world.counts.add('crashes');
  world.host.kill('from outside');
};

/** Nothing of ours runs for so long, while the rest of the world goes on. Milliseconds. */
export const outage = async (world: World, milliseconds: number): Promise<void> => {
  world.host.stop('for an outage');
  world.counts.add('outages');
  await world.schedule.sleep(milliseconds);
  world.host.start();
};
