/** Storage queue triggers: finds the queues that functions name and listens to each. */
import { QueueServiceClient } from '@azure/storage-queue';
import { triggerOf } from './invocation.ts';
import { listenToQueue } from './queueListener.ts';
import type { QueueOptions } from './queueMessage.ts';
import type { RegisteredFunction } from './registry.ts';
import type { RunningTrigger } from './trigger.ts';

/**
 * @param setting the value of an app setting, by the name in the binding's `connection`
 * @throws when that setting is missing
 */
export const startQueues = (
  functions: Iterable<RegisteredFunction>,
  options: QueueOptions,
  setting: (name: string) => string | undefined,
): RunningTrigger[] =>
  [...functions].flatMap((registered) => {
    const { binding } = triggerOf(registered);
    if (binding.type !== 'queueTrigger') return [];
    const connection = setting(String(binding.connection));
    if (!connection)
      throw new Error(
        `"${registered.metadata.name}" needs the setting ${String(binding.connection)}, which is missing.`,
      );
    const service = QueueServiceClient.fromConnectionString(connection);
    const name = String(binding.queueName);
    return [
      listenToQueue(
        registered,
        service.getQueueClient(name),
        name.endsWith('-poison') ? null : service.getQueueClient(`${name}-poison`),
        options,
      ),
    ];
  });
