/** The values of one environment: `env/.env.NAME`, and what only this machine has in `env/.env.NAME.user`. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { ToolError } from '../plainly.ts';

/** @throws ToolError when there is no such environment */
export const readEnvironment = (root: string, name: string): Record<string, string> => {
  const file = path.join(root, 'env', `.env.${name}`);
  if (!existsSync(file))
    throw new ToolError(`There is no environment "${name}": env/.env.${name} is missing.`);
  const files = [file, `${file}.user`].filter(existsSync);
  return Object.assign({}, ...files.map((one) => parseEnv(readFileSync(one, 'utf8'))));
};
