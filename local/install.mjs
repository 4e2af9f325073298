/** Makes sure that `node_modules` is what the lock file says. Plain JavaScript: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';

/** Lowest Node that npm scripts may be started with; everything after installation runs on the pinned Node. */
const lowest = [20, 19];

/**
 * Installs when `node_modules` is missing or older than the lock file; exits with a plain sentence when it cannot. Where it
 * is a link, whoever owns what it leads to installs there: `npm ci` would empty the other folder.
 * @param {string} root the project's folder
 */
export const ensureInstalled = (root) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < lowest[0] || (major === lowest[0] && minor < lowest[1])) {
    console.error(
      `This needs Node ${lowest.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and run again.`,
    );
    process.exit(1);
  }
  const folder = path.join(root, 'node_modules');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  // npm writes this file at the end of every installation, so it is older than a lock file that changed since.
  const installed = path.join(folder, '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages (once, one to three minutes) …');
  const started = Date.now();
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      'The packages could not be installed. Check the network and the messages above, then run again.',
    );
    process.exit(1);
  }
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
};
