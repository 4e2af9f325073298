/**
 * Timer triggers. One host runs alone here, so no lock is taken; a function never overlaps itself, and occurrences
 * missed while it ran fall together into one, as in Azure (Azure Functions documentation, "Timer trigger").
 */
import { nextOccurrence, readSchedule, type Schedule } from './cron.ts';
import { invoke, triggerOf } from './invocation.ts';
import { type RegisteredFunction, registry } from './registry.ts';
import type { RunningTrigger } from './trigger.ts';

/** setTimeout cannot wait longer (2^31 − 1 ms); longer waits are taken in pieces. */
const longestWait = 2_147_483_647;

const run = async (registered: RegisteredFunction, due: Date, next: Date): Promise<void> => {
  const now = new Date();
  const status = { Last: due.toISOString(), Next: next.toISOString(), LastUpdated: now.toISOString() };
  const timer = {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: status,
    IsPastDue: now.getTime() - due.getTime() > 1000,
  };
  try {
    await invoke(registered, { json: JSON.stringify(timer) });
  } catch (error) {
    registry.log('error', `[${registered.metadata.name}] ${error instanceof Error ? error.stack : error}`);
  }
};

const startTimer = (registered: RegisteredFunction, schedule: Schedule): RunningTrigger => {
  let waiting: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const waitFor = (due: Date): void => {
    const wait = due.getTime() - Date.now();
    waiting = setTimeout(
      () => {
        if (wait > longestWait) waitFor(due);
        else running = occur(due);
      },
      Math.min(Math.max(wait, 0), longestWait),
    );
  };
  const occur = async (due: Date): Promise<void> => {
    await run(registered, due, nextOccurrence(schedule, due));
    if (!stopped) waitFor(nextOccurrence(schedule, new Date()));
  };

  waitFor(nextOccurrence(schedule, new Date()));
  return {
    drain: () => {
      stopped = true;
      clearTimeout(waiting);
      return running;
    },
  };
};

/**
 * Runs a timer's function at once, as the real host does for `POST /admin/functions/{name}` (Azure Functions documentation,
 * "Manually run a non HTTP-triggered function"). Null when no timer has that name.
 */
export const runTimer = (functions: Iterable<RegisteredFunction>, name: string): Promise<void> | null => {
  const found = [...functions].find(
    (registered) =>
      registered.metadata.name === name && triggerOf(registered).binding.type === 'timerTrigger',
  );
  const now = new Date();
  return found ? run(found, now, now) : null;
};

/** Starts every timer trigger. @throws on a schedule that cannot be read, naming the function */
export const startTimers = (functions: Iterable<RegisteredFunction>): RunningTrigger[] =>
  [...functions].flatMap((registered) => {
    const { binding } = triggerOf(registered);
    if (binding.type !== 'timerTrigger') return [];
    try {
      return [startTimer(registered, readSchedule(String(binding.schedule)))];
    } catch (error) {
      throw new Error(`The schedule of "${registered.metadata.name}" is wrong: ${String(error)}`);
    }
  });
