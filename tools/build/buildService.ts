/** The function app as it is deployed: one bundle, `host.json`, a `package.json` that names the entry, the pages. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { putInPlace } from './putInPlace.ts';

/**
 * The bundle is CommonJS: the Azure Functions worker hands out `@azure/functions-core` through `require`, which only
 * a CommonJS module has of its own.
 */
const fill = async (root: string, folder: string): Promise<void> => {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['functions/main.ts'],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: true,
    external: ['@azure/functions-core'],
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
  });
  cpSync(path.join(root, 'host.json'), path.join(folder, 'host.json'));
  const { version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify({ version, license, private: true, main: 'main.js' }, null, 2)}\n`,
  );
  const tabs = path.join(root, 'dist/tabs');
  if (existsSync(tabs)) cpSync(tabs, path.join(folder, 'tabs'), { recursive: true });
};

export const buildService = (root: string): Promise<void> =>
  putInPlace(path.join(root, 'dist/service'), (folder) => fill(root, folder));
