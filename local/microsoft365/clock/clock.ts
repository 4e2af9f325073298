/** The time as everything in the local Microsoft 365 takes it: tokens, windows of limits, join links, mail, waits. */

export type Clock = {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
};

/** A clock that a caller brings. Without `sleep` the machine's timers are used; without `advance` nobody else moves it. */
export type GivenClock = {
  now(): Date;
  sleep?(milliseconds: number): Promise<void>;
  advance?(milliseconds: number): Promise<void>;
};

/** A process that has nothing else to do ends, whoever still sleeps. */
const machineSleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/** The machine's own time, for what happens on its network. */
export const machineClock: Clock = { now: () => new Date(), sleep: machineSleep };

/** The given clock, with sleep. Sleeping for no time costs none. */
export const completeClock = (given: GivenClock): Clock => ({
  now: () => given.now(),
  sleep: async (milliseconds) => {
    if (milliseconds > 0) await (given.sleep?.(milliseconds) ?? machineSleep(milliseconds));
  },
});
