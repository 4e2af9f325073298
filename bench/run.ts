/**
 * `npm run bench -- NAME… [--json]`: runs `bench/NAME.ts`, each of which exports `measure()`, and prints what it
 * measured as a table; with `--json` the last line is one JSON object of everything measured.
 */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** One line of a table: what was measured, and figures with their units in their names. */
export type Row = Record<string, string | number>;
type Benchmark = { measure(): Promise<object> };

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});

const fileOf = (name: string): string => path.join(import.meta.dirname, `${name}.ts`);
const known = globSync('*.ts', { cwd: import.meta.dirname })
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => name !== 'run')
  .sort();
const unknown = names.filter((name) => !existsSync(fileOf(name)));
if (names.length === 0 || unknown.length > 0) {
  console.error(`npm run bench -- NAME… [--json], where NAME is one of: ${known.join(', ')}`);
  process.exit(2);
}

const results: Record<string, object> = {};
for (const name of names) {
  const { measure } = (await import(fileOf(name))) as Benchmark;
  const measured = await measure();
  results[name] = measured;
  console.log(`\n${name}`);
  console.table(measured);
}
if (values.json) console.log(JSON.stringify(results));
