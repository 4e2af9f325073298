/** Loads the county's programmes through the same door that an editor uses: the import. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool, type Stage } from './parts.ts';

/** The day of the first start, `2026-11-23`: what the sample programme is laid against, for as long as the state lives. */
export const firstStart = (state: string): string => {
  const file = path.join(state, 'first-start');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(file, `${today}\n`);
  return today;
};

/** Imports what has changed since it was last loaded; files that are as they were cost nothing. */
export const loadContent = async (stage: Stage, settings: NodeJS.ProcessEnv): Promise<void> => {
  const files = globSync('content/*.{csv,ics}', { cwd: stage.root }).sort();
  const day = firstStart(stage.state);
  const hash = createHash('sha256').update(day);
  for (const file of files) hash.update(readFileSync(path.join(stage.root, file)));
  const wanted = hash.digest('hex');
  const stamp = path.join(stage.state, 'content-loaded');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await runTool(stage, 'Import', ['tools/import.ts', '--yes', '--first-day', day, ...files], settings);
  writeFileSync(stamp, wanted);
};
