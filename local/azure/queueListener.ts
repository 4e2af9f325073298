/** Polls one queue: batches, a threshold for the next batch, slower while the queue is empty (azure-functions-host, `QueueListener`). */
import { type QueueClient, RestError } from '@azure/storage-queue';
import { processMessage, type QueueOptions } from './queueMessage.ts';
import { type RegisteredFunction, registry } from './registry.ts';
import type { RunningTrigger } from './trigger.ts';

/** Milliseconds after a poll that found something or right at the start. */
const shortestWait = 100;

const isMissing = (error: unknown): boolean => error instanceof RestError && error.statusCode === 404;

/** @param poison where a message goes that has failed too often; null for a queue that is itself a poison queue */
export const listenToQueue = (
  registered: RegisteredFunction,
  queue: QueueClient,
  poison: QueueClient | null,
  options: QueueOptions,
): RunningTrigger => {
  const threshold = options.newBatchThreshold ?? Math.floor(options.batchSize / 2);
  const running = new Set<Promise<void>>();
  let stopped = false;
  let wake = (): void => {};

  const take = async (): Promise<number> => {
    try {
      const { receivedMessageItems } = await queue.receiveMessages({
        numberOfMessages: options.batchSize,
        visibilityTimeout: options.leaseSeconds,
      });
      for (const message of receivedMessageItems) {
        const work = processMessage(registered, queue, poison, message, options)
          .catch((error: unknown) => registry.log('error', `[${queue.name}] ${String(error)}`))
          .finally(() => running.delete(work));
        running.add(work);
      }
      return receivedMessageItems.length;
    } catch (error) {
      if (!isMissing(error)) registry.log('warning', `[${queue.name}] cannot be read: ${String(error)}`);
      return 0;
    }
  };

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const listen = async (): Promise<void> => {
    let wait = shortestWait;
    while (!stopped) {
      const found = await take();
      while (running.size > threshold) await Promise.race(running);
      wait = found > 0 ? shortestWait : Math.min(wait * 2, options.maxPollingInterval);
      if (found === 0 && !stopped) await pause(wait);
    }
    await Promise.all(running);
  };

  const listening = listen();
  return {
    drain: () => {
      stopped = true;
      wake();
      return listening;
    },
  };
};
