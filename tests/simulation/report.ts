/** What a run over many seeds came to, for people and for programs. */
import type { RunResult } from './simulate.ts';
import { sumOf, type Tally } from './tally.ts';

export type Report = {
  seeds: number;
  failures: { seed: string; violations: string[] }[];
  tally: Tally;
  seconds: number;
  longest: { seed: string; milliseconds: number };
  /** Of each run, to compare it with another. */
  digests: Record<string, string>;
};

export const report = (results: readonly RunResult[], seconds: number): Report => {
  const longest = results.toSorted((a, b) => b.milliseconds - a.milliseconds)[0];
  return {
    seeds: results.length,
    failures: results
      .filter(({ violations }) => violations.length > 0)
      .map(({ seed, violations }) => ({ seed, violations })),
    tally: sumOf(results.map(({ tally }) => tally)),
    seconds,
    longest: { seed: longest?.seed ?? '', milliseconds: Math.round(longest?.milliseconds ?? 0) },
    digests: Object.fromEntries(results.map(({ seed, digest }) => [seed, digest])),
  };
};

/** Lines of what happened last. */
const mostLines = 40;

export const tellFailure = ({ seed, violations, story }: RunResult): void => {
  console.log(`\nSeed ${seed}:`);
  for (const what of violations) console.log(`  VIOLATED ${what}`);
  for (const line of story.slice(-mostLines)) console.log(`    ${line}`);
  console.log(`  again: npm run simulate -- --seed ${seed} --trace FILE`);
};

export const tellTally = ({ seeds, failures, tally, seconds, longest }: Report): void => {
  console.log(
    `\n${seeds} seeds in ${seconds.toFixed(1)} s (${(seeds / seconds).toFixed(1)} a second; longest ${longest.milliseconds} ms, seed ${longest.seed})`,
  );
  for (const [what, times] of Object.entries(tally)) console.log(`  ${String(times).padStart(10)} ${what}`);
  console.log(
    failures.length === 0
      ? 'no violations'
      : `${failures.length} seeds with violations: ${failures.map(({ seed }) => seed).join(', ')}`,
  );
};
