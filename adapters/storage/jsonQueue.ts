/** A storage queue of JSON messages, Base64 as the Functions queue trigger expects them (`messageEncoding`). */
import type { QueueClient } from '@azure/storage-queue';
import type { z } from 'zod';
import { inParallel } from './inParallel.ts';

const concurrency = 8;

/** JSON as the queue carries it. */
export const encodeMessage = (json: string): string => Buffer.from(json).toString('base64');

export class JsonQueue<Message> {
  readonly #client: QueueClient;
  readonly #schema: z.ZodType<Message>;

  constructor(client: QueueClient, schema: z.ZodType<Message>) {
    this.#client = client;
    this.#schema = schema;
  }

  /** @param afterSeconds the messages stay invisible for so long, at most seven days */
  async send(messages: readonly Message[], afterSeconds = 0): Promise<void> {
    await inParallel(messages, concurrency, (message) => {
      const json = JSON.stringify(this.#schema.parse(message));
      return this.#client.sendMessage(encodeMessage(json), {
        visibilityTimeout: Math.min(Math.ceil(afterSeconds), 7 * 24 * 3600),
        messageTimeToLive: -1,
      });
    });
  }
}
