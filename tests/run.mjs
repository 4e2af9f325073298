/**
 * `npm test`: sets up what the tests need on a fresh clone, runs every jest project and ends with
 * one line: `N passed, N failed`. Plain JavaScript, because it starts on the system's Node (≥ 20.19).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../local/install.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const node = path.join(root, 'node_modules', '.bin', 'node');

const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status ?? 1;

/** Chromium from the system; installed with apt where it is missing and we may. */
const ensureChromium = () => {
  if (existsSync('/usr/bin/chromium')) return true;
  console.log('Chromium is missing: installing it with apt-get (once, about a minute).');
  const quiet = { stdio: 'ignore' };
  run('apt-get', ['update'], quiet);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
  return existsSync('/usr/bin/chromium');
};

ensureInstalled(root);
if (!ensureChromium()) {
  console.log('Chromium could not be installed. Install it as /usr/bin/chromium and run again.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const build = run(node, ['tools/build.ts']);
if (build !== 0) {
  console.log('The pages do not build; see above.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const report = path.join(mkdtempSync(path.join(tmpdir(), 'nlc-tests-')), 'report.json');
const env = {
  ...process.env,
  NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
  BUILT_PAGES: path.join(root, 'dist'),
};
const status = run(
  node,
  ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
  { env },
);

const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1, numPendingTests: 0 };
rmSync(path.dirname(report), { recursive: true, force: true });
// A suite that cannot even load reports no failed test: it counts as one all the same.
const failed = Math.max(numFailedTests, numFailedTestSuites, status === 0 ? 0 : 1);
if (numPendingTests > 0) console.log(`${numPendingTests} skipped`);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
