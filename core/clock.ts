/** The time, as a port: a fixed or virtual clock in tests and simulations, the machine's otherwise. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
