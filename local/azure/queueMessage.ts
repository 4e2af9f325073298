/** One message of a storage queue on its way through a function (azure-functions-host, `QueueProcessor`). */
import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import type { HostJson } from './hostJson.ts';
import { invoke } from './invocation.ts';
import { type RegisteredFunction, registry } from './registry.ts';
import type { TypedData } from './workerTypes.ts';

/**
 * How long a message stays hidden while its function runs, renewed at half time: after so long another host takes up
 * what one died over. Azure's host fixes it and no setting of host.json changes it (azure-webjobs-sdk,
 * `QueueListener`). Seconds.
 */
export const leaseSeconds = 600;

export type QueueOptions = HostJson['extensions']['queues'] & { leaseSeconds: number };

const decode = (text: string, encoding: 'base64' | 'none'): string => {
  if (encoding === 'none') return text;
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(text) || text.length % 4 !== 0)
    throw new Error('The message is not base64.');
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));
};

const metadataOf = (message: DequeuedMessageItem, text: string): Record<string, TypedData> => ({
  QueueTrigger: { string: text },
  Id: { string: message.messageId },
  PopReceipt: { string: message.popReceipt },
  DequeueCount: { int: message.dequeueCount },
  InsertionTime: { string: message.insertedOn.toISOString() },
  ExpirationTime: { string: message.expiresOn.toISOString() },
  NextVisibleTime: { string: message.nextVisibleOn.toISOString() },
});

/**
 * Runs the function and settles the message: done → deleted; failed → visible again after `visibilityTimeout`;
 * failed for the `maxDequeueCount`th time → moved to the poison queue. A message of a poison queue that fails is
 * left hidden until its lease ends, so that it never spins.
 */
export const processMessage = async (
  registered: RegisteredFunction,
  queue: QueueClient,
  poison: QueueClient | null,
  message: DequeuedMessageItem,
  options: QueueOptions,
): Promise<void> => {
  let receipt = message.popReceipt;
  const renewal = setInterval(
    () => {
      queue.updateMessage(message.messageId, receipt, undefined, options.leaseSeconds).then(
        (renewed) => {
          receipt = renewed.popReceipt ?? receipt;
        },
        (error: unknown) => registry.log('warning', `A queue message could not be held: ${String(error)}`),
      );
    },
    (options.leaseSeconds / 2) * 1000,
  );
  try {
    const text = decode(message.messageText, options.messageEncoding);
    await invoke(registered, { string: text }, metadataOf(message, text));
    clearInterval(renewal);
    await queue.deleteMessage(message.messageId, receipt);
  } catch (error) {
    clearInterval(renewal);
    const times = `try ${message.dequeueCount} of ${options.maxDequeueCount}`;
    registry.log(
      'error',
      `[${registered.metadata.name}] ${times}: ${error instanceof Error ? error.stack : error}`,
    );
    if (!poison) return;
    if (message.dequeueCount >= options.maxDequeueCount) {
      await poison.createIfNotExists();
      await poison.sendMessage(message.messageText);
      await queue.deleteMessage(message.messageId, receipt);
    } else {
      await queue.updateMessage(message.messageId, receipt, undefined, options.visibilityTimeout / 1000);
    }
  }
};
