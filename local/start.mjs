/**
 * What `npm start` runs first, on whatever Node the machine has: installs, then hands over to `start.ts` on the Node
 * that the project brings along. Plain JavaScript for Node ≥ 20.19.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
ensureInstalled(root);

const node = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'local', 'start.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// A terminal's Ctrl-C reaches the child by itself; a signal to this process alone is passed on. Either way the child
// ends the parts before it ends, and this process ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// Between npm and this process stands a shell, which a SIGTERM to npm ends without passing it on: another parent is all
// that can be seen of it.
const parent = process.ppid;
if (process.env.npm_lifecycle_event !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}
child.on('error', (error) => {
  console.error(
    `The project's own Node cannot be started: ${error.message} Delete node_modules and run again.`,
  );
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
