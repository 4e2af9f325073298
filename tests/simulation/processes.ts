/** Runs seeds in several processes, each seed in one of them. */
import { fork } from 'node:child_process';
import type { RunResult } from './simulate.ts';

const runsSeeds = new URL('./seedProcess.ts', import.meta.url);

const runIn = (
  next: () => string | undefined,
  whole: boolean,
  told: (result: RunResult) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = fork(runsSeeds, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const give = (): void => {
      const seed = next();
      child.send(seed === undefined ? { end: true } : { seed, whole });
    };
    child.on('message', (message: 'ready' | RunResult) => {
      if (message !== 'ready') told(message);
      give();
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a seed's process ended with ${code}`)),
    );
  });

/** @returns the results in the order of the seeds. @throws when a process breaks */
export const runSeeds = async (
  seeds: readonly string[],
  processes: number,
  told: (result: RunResult) => void,
  { whole = false, stopsAtFailure = false } = {},
): Promise<RunResult[]> => {
  const queue = seeds.values();
  const results = new Map<string, RunResult>();
  const keep = (result: RunResult): void => {
    results.set(result.seed, result);
    failed ||= result.violations.length > 0;
    told(result);
  };
  let failed = false;
  const next = (): string | undefined => (failed && stopsAtFailure ? undefined : queue.next().value);
  await Promise.all(
    Array.from({ length: Math.min(processes, seeds.length) }, () => runIn(next, whole, keep)),
  );
  return seeds.flatMap((seed) => results.get(seed) ?? []);
};
