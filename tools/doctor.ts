/** `npm run doctor`: looks the set-up over; ends with 1 when something is broken. */
import path from 'node:path';
import { checks } from './doctor/checks.ts';
import { plainly } from './plainly.ts';

const signs = { fine: '✓', note: '·', broken: '✗' } as const;

await plainly(async () => {
  const root = path.dirname(import.meta.dirname);
  for (const check of checks) {
    const { state, what, wayOut } = await check(root);
    console.log(`${signs[state]} ${what}${wayOut === null ? '' : `\n    ${wayOut}`}`);
    if (state === 'broken') process.exitCode = 1;
  }
});
