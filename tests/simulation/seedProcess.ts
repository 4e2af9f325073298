/** A process that runs the seeds it is given, one after the other. */
import { simulate } from './simulate.ts';

// The first run of a process loads what is loaded late, which takes real time.
await simulate('warming up');
process.on('message', async (message: { seed: string; whole: boolean } | { end: true }) => {
  if ('end' in message) process.exit(0);
  process.send?.(await simulate(message.seed, message.whole));
});
process.send?.('ready');
