/** `npm run package [-- NAME]`: the Teams app package of an environment, `dist/appPackage.NAME.zip`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { readEnvironment } from './package/environment.ts';
import { appVersion, fillTemplate, MissingValues } from './package/manifest.ts';
import { plainly, ToolError } from './plainly.ts';

const root = path.dirname(import.meta.dirname);
const name = process.argv[2] ?? 'local';
const read = (file: string): Buffer => readFileSync(path.join(root, file));

await plainly(async () => {
  const { version } = JSON.parse(read('package.json').toString()) as { version: string };
  const values = { ...readEnvironment(root, name), APP_VERSION: appVersion(version) };
  let manifest: string;
  try {
    manifest = fillTemplate(read('appPackage/manifest.template.json').toString(), values);
  } catch (error) {
    if (!(error instanceof MissingValues)) throw error;
    throw new ToolError(
      `${error.message} Give them in env/.env.${name}, or let the Agents Toolkit provision them.`,
    );
  }
  // The same files give the same bytes: no time of day goes in.
  const mtime = new Date('2000-01-01T00:00:00');
  const zip = zipSync(
    {
      'manifest.json': new TextEncoder().encode(manifest),
      'color.png': read('appPackage/color.png'),
      'outline.png': read('appPackage/outline.png'),
    },
    { mtime },
  );
  const file = path.join(root, 'dist', `appPackage.${name}.zip`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, zip);
  console.log(`${path.relative(root, file)}, ${zip.length} bytes`);
});
