/**
 * `npm run doctor`: looks the set-up of this machine over; `-- --tenant` looks at the tenant instead, `--json` as data.
 * Ends with 1 when something is broken.
 */
import path from 'node:path';
import { checks } from './doctor/checks.ts';
import { tellOfTenant } from './doctor/tenant/run.ts';
import { plainly } from './plainly.ts';

const signs = { fine: '✓', note: '·', broken: '✗' } as const;

const examineMachine = async (): Promise<void> => {
  const root = path.dirname(import.meta.dirname);
  for (const check of checks) {
    const { state, what, wayOut } = await check(root);
    console.log(`${signs[state]} ${what}${wayOut === null ? '' : `\n    ${wayOut}`}`);
    if (state === 'broken') process.exitCode = 1;
  }
};

const flags = new Set(process.argv.slice(2));
await plainly(async () => {
  if (!flags.has('--tenant')) return examineMachine();
  if (!(await tellOfTenant(flags.has('--json')))) process.exitCode = 1;
});
