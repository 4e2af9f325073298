/** What becomes of a message that fails: its reason is kept from the first failure on, since the queue itself keeps none. */
import type { QueueName } from '../../contract/queue.ts';
import type { Deps } from '../../deps.ts';
import { instantOf } from '../../time/zones.ts';
import { isTriedAgain, recordOf, type StoppedMessage } from './stopped.ts';

export type StoppedDeps = Pick<Deps, 'clock' | 'ids' | 'stopped'>;

/** @param reason a sentence without anybody's data */
export const noteFailure = async (
  { clock, ids, stopped }: StoppedDeps,
  queue: QueueName,
  message: unknown,
  reason: string,
): Promise<void> => {
  const record = recordOf(ids, queue, message);
  const before = await stopped.get(record.id);
  await stopped.put({
    ...record,
    queue,
    about: before?.value.about ?? '',
    reason,
    at: instantOf(clock.now()),
    state: isTriedAgain(message) ? 'tryingAgain' : 'failing',
  });
};

/** It went through after all; what its own work noted as stopped stays. */
export const forgetFailure = async (
  { ids, stopped }: Pick<Deps, 'ids' | 'stopped'>,
  queue: QueueName,
  message: unknown,
): Promise<void> => {
  const { id } = recordOf(ids, queue, message);
  if ((await stopped.get(id))?.value.state !== 'stopped') await stopped.remove(id);
};

/** For a message of which no try came to its end: the process went, so that none could say why. */
const brokenOff = 'Every try was broken off before its end, and none could say why.';

/** It failed as often as it may. @returns the record, with the reason of its last failure */
export const noteStopped = async (
  { clock, ids, stopped }: StoppedDeps,
  queue: QueueName,
  message: unknown,
  about: string,
  reason?: string,
): Promise<StoppedMessage> => {
  const record = recordOf(ids, queue, message);
  const before = await stopped.get(record.id);
  const noted: StoppedMessage = {
    ...record,
    queue,
    about,
    reason: reason ?? before?.value.reason ?? brokenOff,
    at: instantOf(clock.now()),
    state: 'stopped',
  };
  await stopped.put(noted);
  return noted;
};
