/** The simulation as part of the tests: some hundred seeds, those that once found something, and that runs repeat. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { regressions } from './regressions.ts';
import type { Report } from './report.ts';

const run = promisify(execFile);
const command = fileURLToPath(new URL('./run.ts', import.meta.url));
const patience = 600_000;

/** What the command reports; it ends with 1 where something was violated, which is told here in its own words. */
const simulated = async (...options: string[]): Promise<Report> => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const ended = run(process.execPath, [command, '--json', ...options], { env, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await ended.catch((failed: { stdout: string }) => failed);
  return JSON.parse(stdout);
};

test(
  'after anything that people and clouds may do, everything comes right by itself',
  async () => {
    const { failures, seeds, tally } = await simulated('--seeds', '200');
    expect(failures).toEqual([]);
    expect(seeds).toBe(200);
    // A run in which nothing went wrong would prove nothing.
    for (const what of [
      'crashes',
      'faults: lostReply',
      'messages redelivered',
      'cursors forgotten',
      'outages',
    ])
      expect(tally[what]).toBeGreaterThan(20);
  },
  patience,
);

test(
  'what once broke is mended',
  async () => {
    expect(new Set(regressions.map(({ broke }) => broke.trim()))).not.toContain('');
    if (regressions.length > 0) expect((await simulated('--regressions')).failures).toEqual([]);
  },
  patience,
);

test(
  'a seed gives the same run every time, whatever ran before it and beside it',
  async () => {
    const [alone, beside] = await Promise.all([
      simulated('--seeds', '5', '--processes', '1'),
      simulated('--seeds', '5', '--from', '1', '--processes', '2'),
    ]);
    expect(alone.digests).toEqual(beside.digests);
  },
  patience,
);
