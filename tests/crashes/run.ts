/**
 * `npm run crashes -- [--kills 50] [--seed 1] [--stacks 2] [--message-lease 6]`: kills the function host so many times
 * in the middle of its work, on so many stacks side by side, and says where it struck, how long it took to recover and
 * what was wrong afterwards. Ends with 1 when anything was.
 */
import { parseArgs } from 'node:util';
import { anywhere, type Tally, tellStory } from './crashes.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    stacks: { type: 'string', default: '2' },
    'message-lease': { type: 'string', default: '6' },
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const stacks = Number(values.stacks);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

const counted = (names: readonly string[]): [string, number][] =>
  [...Map.groupBy(names, (name) => name)]
    .map(([name, same]): [string, number] => [name, same.length])
    .sort(([, one], [, other]) => other - one);

const shares = Array.from(
  { length: stacks },
  (_, at) => Math.floor(Number(values.kills) / stacks) + (at < Number(values.kills) % stacks ? 1 : 0),
);
const tallies: Tally[] = await Promise.all(
  shares.map((kills, at) => {
    const seed = Number(values.seed) + at;
    return tellStory({
      kills,
      seed,
      size: 60,
      waves: ['import', 'edits'],
      aims: anywhere,
      rests: true,
      messageLeaseSeconds: Number(values['message-lease']),
      say: (line) => console.log(`[${seed}] ${line}`),
    });
  }),
);

const struck = tallies.flatMap((tally) => tally.struck);
const seconds = tallies.flatMap(({ recoverySeconds }) => recoverySeconds);
const violations = tallies.flatMap((tally) => tally.violations);
console.log(`\n${struck.length} kills. Struck at:`);
for (const [call, times] of counted(struck.map(({ call }) => call))) console.log(`  ${times} × ${call}`);
console.log('When:');
for (const [moment, times] of counted(struck.map(({ moment }) => moment)))
  console.log(`  ${times} × ${moment}`);
console.log('Under way besides:');
for (const [call, times] of counted(struck.flatMap(({ besides }) => besides)))
  console.log(`  ${times} × ${call}`);
console.log(
  `Recovery: median ${median(seconds).toFixed(1)} s, longest ${Math.max(0, ...seconds).toFixed(1)} s.`,
);
for (const { state } of tallies) if (state) console.log(`The logs are in ${state}.`);
console.log(`${violations.length} violations`);
for (const violation of violations) console.log(`  ${violation}`);
process.exit(violations.length > 0 ? 1 : 0);
