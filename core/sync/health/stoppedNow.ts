/** The messages that stopped and wait for a person, without all the rest of how it goes. */
import type { Deps } from '../../deps.ts';
import { stillStopped } from './stillStopped.ts';
import type { StoppedMessage } from './stopped.ts';

/** Those that are being tried again are not among them. Records that are done with are removed. */
export const stoppedNow = async (
  deps: Pick<Deps, 'outbox' | 'imports' | 'stopped' | 'readings' | 'feeds'>,
): Promise<StoppedMessage[]> => {
  const records = (await deps.stopped.all()).map(({ value }) => value);
  if (!records.some(({ state }) => state === 'stopped')) return [];
  const [list, calendar, feeds] = await Promise.all([
    deps.readings.get('list'),
    deps.readings.get('calendar'),
    deps.feeds.list(),
  ]);
  const seen = { readings: [list, calendar], feeds: feeds.map(({ value }) => value) };
  return (await stillStopped(deps, records, seen)).filter(({ state }) => state === 'stopped');
};
