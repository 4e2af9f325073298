/** Puts a message that had stopped back on its queue. */
import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import type { Principal } from '../../people/person.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import { mayRun } from './mayRun.ts';
import { referenceOf, type StoppedMessage } from './stopped.ts';

/** By then a message that was put back has been tried, or never came to its queue. */
const patienceSeconds = 120;

/** Whether a person may have it tried again now. */
export const mayBeTried = ({ state, at, message }: StoppedMessage, now: string): boolean =>
  message !== null &&
  (state === 'stopped' || (state === 'tryingAgain' && addSeconds(at, patienceSeconds) <= now));

/**
 * Safe to press twice: the record is turned first, and only whoever turned it puts the message back. Broken off in
 * between, it may be pressed again after two minutes. Fails with `forbidden`, `notFound` and `tooLarge`.
 */
export const tryAgain = async (
  deps: Pick<Deps, 'clock' | 'stopped' | 'workQueues' | 'audit'>,
  { principal, id }: { principal: Principal; id: string },
): Promise<Result<null>> => {
  if (!mayRun(principal)) return fail('forbidden', 'Only administrators may have it tried again.');
  const stored = await deps.stopped.get(id);
  if (!stored || stored.value.state === 'failing')
    return fail('notFound', 'It is not waiting any more: it has gone through, or is tried again by itself.');
  const { value, etag } = stored;
  const at = instantOf(deps.clock.now());
  if (value.message === null)
    return fail('tooLarge', 'It is too long to be kept, so it cannot be tried again.');
  if (!mayBeTried(value, at)) return succeed(null);
  if ((await deps.stopped.replace({ ...value, state: 'tryingAgain', at }, etag)) === 'conflict')
    return succeed(null);
  const message = JSON.parse(value.message) as Record<string, unknown>;
  // A mail is given up by its age: it counts anew.
  const renewed = 'since' in message ? { ...message, since: at } : message;
  await deps.workQueues.putBack(value.queue, JSON.stringify({ ...renewed, stoppedId: id }));
  await deps.audit.record([
    {
      at,
      who: principal.key,
      what: 'message.triedAgain',
      subject: value.about,
      detail: `${value.queue}, ${referenceOf(value)}: ${value.reason}`,
    },
  ]);
  return succeed(null);
};
