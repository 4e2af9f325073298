/** Runs in a thread of its own: reads each file it is sent and says what came of it and what it cost. */
import { parentPort } from 'node:worker_threads';
import type { Result } from '#core/errors.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { readFeed } from '../readFeed.ts';

/** `milliseconds` are those of the processor: others on the machine do not count. */
export type ReadInThread = { result: Result<FeedReading>; milliseconds: number } | { crash: string };

const read = (bytes: Uint8Array): ReadInThread => {
  const before = process.threadCpuUsage();
  try {
    const result = readFeed({ name: 'calendar.ics', bytes }, [], '2026-11-23T09:00:00Z');
    const { user, system } = process.threadCpuUsage(before);
    return { result, milliseconds: (user + system) / 1000 };
  } catch (error) {
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(read(bytes)));
