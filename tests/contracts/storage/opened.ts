import type { Storage } from '#adapters/storage/createStorage.ts';
import type { FixedClock } from '../../doubles/fixedClock.ts';

/** A storage under contract: the ports, the clock they read, and ids that no other test has used. */
type OpenedStorage = Omit<
  Storage,
  | 'enqueueImport'
  | 'readChangesSoon'
  | 'readFeedSoon'
  | 'projectLater'
  | 'mailLater'
  | 'tellLater'
  | 'wakeDeliveries'
  | 'eraseLater'
  | 'pace'
> & {
  clock: FixedClock;
};
export type OpenStorage = () => OpenedStorage;
