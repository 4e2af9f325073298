/**
 * `npm run build [tabs] [service]`: builds what has changed since it was last built.
 *
 * - `tabs` → `dist/tabs`: the pages of the tabs.
 * - `service` → `dist/service`: the function app as it is deployed, in one bundle, the tabs with it.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildService } from './build/buildService.ts';
import { buildTabs } from './build/buildTabs.ts';

const root = path.dirname(import.meta.dirname);

type Target = { sources: readonly string[]; made: string; build(root: string): Promise<void> };

/** In the order in which they need each other. */
const targets: Record<string, Target> = {
  tabs: { sources: ['tabs/**/*', 'core/**/*.ts'], made: 'dist/tabs/index.html', build: buildTabs },
  service: {
    sources: [
      'functions/**/*.ts',
      'bot/**/*.ts',
      'adapters/**/*.ts',
      'core/**/*.ts',
      'content/**/*',
      'tabs/**/*',
      'host.json',
    ],
    made: 'dist/service/main.js',
    build: buildService,
  },
};

const fingerprint = (sources: readonly string[]): string => {
  const hash = createHash('sha256');
  const files = globSync([...sources, 'package-lock.json'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const buildIfChanged = async (name: string, { sources, made, build }: Target): Promise<void> => {
  const stamp = path.join(root, 'dist', `.${name}`);
  const wanted = fingerprint(sources);
  if (existsSync(path.join(root, made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return;
  await build(root);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(
    `There is nothing to build called ${unknown.join(', ')}. There is: ${Object.keys(targets).join(', ')}.`,
  );
  process.exit(2);
}
for (const [name, target] of Object.entries(targets))
  if (asked.length === 0 || asked.includes(name)) await buildIfChanged(name, target);
