import type { Alert, Fault } from '#core/sync/alerts/alert.ts';

/** Bookings that stopped on their way at half past seven. */
export const aFault = (overrides: Partial<Fault> = {}): Fault => ({
  what: 'bookings',
  state: 'needsYou',
  since: '2026-11-23T07:31:00Z',
  waiting: 14,
  needsYou: 1,
  cause: 'The mailbox did not let us in.',
  reference: 'S-31C2K',
  goodSince: null,
  fixedAt: null,
  ...overrides,
});

/** An alert that was raised at a quarter to eight, and that nobody was told of yet. */
export const anAlert = (overrides: Partial<Alert> = {}): Alert => ({
  id: 'a7k2q0000001',
  state: 'raised',
  raisedAt: '2026-11-23T07:46:00Z',
  openedAt: '2026-11-23T07:46:00Z',
  fixedAt: null,
  faults: [aFault()],
  owner: null,
  told: [],
  revision: 1,
  at: '2026-11-23T07:46:00Z',
  ...overrides,
});
