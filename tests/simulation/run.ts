/**
 * Runs the simulation over many seeds and says what came of it:
 *
 *     npm run simulate -- --seeds 2000 [--from 1] [--processes 2] [--json] [--first]     `--first`: until one fails
 *     npm run simulate -- --seed 17 [--trace FILE]      one seed, with everything that happened
 *     npm run simulate -- --regressions          the seeds that once found something
 *
 * Ends with 1 when an invariant was violated.
 */

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runSeeds } from './processes.ts';
import { regressions } from './regressions.ts';
import { report, tellFailure, tellTally } from './report.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    processes: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    regressions: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
    trace: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const seedsAsked = (): string[] => {
  if (values.seed !== undefined) return [values.seed];
  if (values.regressions) return regressions.map(({ seed }) => seed);
  return Array.from({ length: Number(values.seeds) }, (_, n) => String(Number(values.from) + n));
};

const began = performance.now();
const seeds = seedsAsked();
const progress = process.stderr.isTTY && !values.json;
/** Where nobody watches the line grow, it is said now and then. */
const toldEvery = 250;
let done = 0;
let failed = 0;
const results = await runSeeds(
  seeds,
  Number(values.processes),
  (result) => {
    done += 1;
    if (result.violations.length > 0) failed += 1;
    if (!values.json && result.violations.length > 0) tellFailure(result);
    const line = `${done} of ${seeds.length} seeds, ${failed} with violations`;
    if (progress) process.stderr.write(`\r${line} `);
    else if (!values.json && done % toldEvery === 0) console.error(line);
  },
  { whole: values.trace !== undefined, stopsAtFailure: values.first },
);
if (values.trace !== undefined)
  writeFileSync(values.trace, results.map(({ story }) => story.join('\n')).join('\n\n'));
if (progress) process.stderr.write('\n');
const told = report(results, (performance.now() - began) / 1000);
if (values.json) console.log(JSON.stringify(told, null, 2));
else tellTally(told);
process.exitCode = told.failures.length > 0 ? 1 : 0;
