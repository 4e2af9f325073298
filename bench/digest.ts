/**
 * A digest to 100,000 people under a virtual clock at Teams' limit of 50 messages a second: without faults, and with 5 % of
 * messages failing and an instance killed every minute. Then what one process sends to a connector on this machine.
 */
import { measureLoopback } from './digest/loopback.ts';
import { measureVirtual } from './digest/virtual.ts';
import type { Row } from './run.ts';

const people = 100_000;

export const measure = async (): Promise<Row[]> => [
  await measureVirtual({ what: 'nothing fails', people, faults: 0, crashEverySeconds: null }),
  await measureVirtual({ what: '5 % faults, a crash a minute', people, faults: 0.05, crashEverySeconds: 60 }),
  await measureLoopback(3000),
];
