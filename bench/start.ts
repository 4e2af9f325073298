/** Seconds from `npm start` to the ready address: a first start, and a second one that finds everything in place. */
import { startStack } from '../tests/journeys/harness/startStack.ts';
import type { Row } from './run.ts';

export const measure = async (): Promise<Row[]> => {
  const first = await startStack({ args: [] });
  await first.close({ keep: true });
  const second = await startStack({ state: first.state, args: [] });
  await second.close();
  return [
    { start: 'first, with provisioning and content', seconds: first.seconds },
    { start: 'second, everything in place', seconds: second.seconds },
  ];
};
