/** What this thread still holds after its garbage is collected. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes. */
export const liveMegabytes = (): number => {
  collect();
  return getHeapStatistics().used_heap_size / 1_000_000;
};
