/** What a set-up needs: each check says what it looked at, why it matters and the way out. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { ConfigurationError, readConfig } from '#functions/config.ts';

type Finding = {
  /** `note`: worth knowing, nothing is broken. */
  state: 'fine' | 'note' | 'broken';
  what: string;
  /** Why it matters and how to mend it; null when fine. */
  wayOut: string | null;
};

type Check = (root: string) => Finding | Promise<Finding>;

const fine = (what: string): Finding => ({ state: 'fine', what, wayOut: null });
const note = (what: string, wayOut: string): Finding => ({ state: 'note', what, wayOut });
const broken = (what: string, wayOut: string): Finding => ({ state: 'broken', what, wayOut });

const versionOf = (command: string, ...args: string[]): string | null => {
  const { status, stdout } = spawnSync(command, [...args, '--version'], { encoding: 'utf8' });
  return status === 0 ? (stdout.trim().split('\n')[0] ?? '') : null;
};

const node: Check = () =>
  Number(process.versions.node.split('.')[0]) >= 24
    ? fine(`Node ${process.versions.node}`)
    : broken(
        `Node ${process.versions.node}`,
        'The tools run on the Node that the project brings along: start them with `npm run`.',
      );

const npm: Check = () => {
  const version = versionOf('npm');
  return version === null
    ? broken('npm is missing', 'It comes with Node: install Node again from nodejs.org.')
    : fine(`npm ${version}`);
};

const packages: Check = (root) => {
  const stamp = path.join(root, 'node_modules/.installed');
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock)
    return fine('Packages are what the lock file says');
  return note('Packages may be older than the lock file', '`npm start` installs them, or run `npm ci`.');
};

const chromium: Check = () =>
  existsSync('/usr/bin/chromium')
    ? fine(versionOf('/usr/bin/chromium') ?? 'Chromium')
    : note(
        'Chromium is missing at /usr/bin/chromium',
        'Only tests and measurements need it; `npm test` installs it with apt-get where it may.',
      );

const azurite: Check = (root) =>
  existsSync(path.join(root, 'node_modules/azurite/package.json'))
    ? fine('Azurite, the local storage account')
    : broken('Azurite is missing', 'It is one of the packages: run `npm ci`.');

const coreTools: Check = (root) => {
  const own = path.join(root, 'node_modules/.bin/func');
  const version = versionOf(existsSync(own) ? own : 'func');
  return version === null
    ? note(
        'Azure Functions Core Tools are missing',
        'Nothing needs them but `npm start -- --func` and deploying: the project runs the functions itself.',
      )
    : fine(`Azure Functions Core Tools ${version}`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const ports: Check = async () => {
  const running = await fetch('http://localhost:5300/api/health').then(
    (reply) => reply.ok,
    () => false,
  );
  if (running) return fine('The program is running at http://localhost:5300');
  const all = [5300, 5301, 5302, 5310, 5311, 5312];
  const free = await Promise.all(all.map(isFree));
  const taken = all.filter((_, index) => !free[index]);
  return taken.length === 0
    ? fine('Ports 5300 to 5312 are free')
    : broken(
        `Port ${taken.join(', ')} in use`,
        'End the program that holds it, or start with `npm start -- --port 5400`.',
      );
};

const settings: Check = (root) => {
  try {
    readConfig();
    return fine('The settings are complete');
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return existsSync(path.join(root, '.local/service.env'))
      ? broken(error.message, 'On one laptop `npm start` writes them to .local/service.env: start once.')
      : note('There are no settings yet', '`npm start` makes those of this machine at the first start.');
  }
};

/** In the order in which they are told. */
export const checks: readonly Check[] = [node, npm, packages, azurite, chromium, coreTools, ports, settings];
