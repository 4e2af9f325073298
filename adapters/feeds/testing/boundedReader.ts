/** Reads calendar files in a thread that is ended when it does not come back, so that a hang is a finding, not a hang. */
import { Worker } from 'node:worker_threads';
import type { Result } from '#core/errors.ts';
import type { FeedReading } from '#core/events/reading.ts';
import type { ReadInThread } from './readInThread.ts';

export type BoundedReading = { result: Result<FeedReading>; milliseconds: number };

export type BoundedReader = {
  /** Throws when the reader crashes, or does not come back within the bound. */
  read(bytes: Uint8Array): Promise<BoundedReading>;
  close(): Promise<void>;
};

const thread = (): Worker => new Worker(new URL('./readInThread.ts', import.meta.url));

/** @param seconds a bound on hangs, far above what any file takes on a busy machine */
export const boundedReader = (seconds: number): BoundedReader => {
  let worker: Worker | null = null;
  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = null;
  };
  return {
    async read(bytes) {
      worker ??= thread();
      const { promise, resolve, reject } = Promise.withResolvers<ReadInThread>();
      const hung = { crash: `It did not come back within ${seconds} seconds.` };
      const timer = setTimeout(() => resolve(hung), seconds * 1000);
      worker.on('message', resolve).on('error', reject);
      worker.postMessage(bytes);
      const reading = await promise.finally(() => {
        clearTimeout(timer);
        worker?.off('message', resolve).off('error', reject);
      });
      if (!('crash' in reading)) return reading;
      await end();
      throw new Error(reading.crash);
    },
    close: end,
  };
};
