/** The queue `deliveries`: a message that is taken comes back when its worker does not say that it is done. */
import type { DeliveryTask, WakeDeliveries } from '#core/delivery/ports.ts';
import type { VirtualClock } from '../../tests/doubles/virtualClock.ts';

/** Functions holds a message so long; after a crash it comes back then. */
const lockMs = 10 * 60_000;

type Kept = { task: DeliveryTask; dueMs: number };

export type VirtualQueue = {
  wake: WakeDeliveries;
  take(): { task: DeliveryTask; done(): void } | null;
  longest: number;
};

export const createQueue = (clock: VirtualClock): VirtualQueue => {
  const kept = new Set<Kept>();
  const queue: VirtualQueue = {
    longest: 0,
    wake: async (tasks, afterSeconds) => {
      const dueMs = clock.now().getTime() + afterSeconds * 1000;
      for (const task of tasks) kept.add({ task, dueMs });
      queue.longest = Math.max(queue.longest, kept.size);
    },
    take() {
      const now = clock.now().getTime();
      for (const message of kept)
        if (message.dueMs <= now) {
          message.dueMs = now + lockMs;
          return { task: message.task, done: () => kept.delete(message) };
        }
      return null;
    },
  };
  return queue;
};
