/** Makes a folder beside its place and puts it there whole: who reads or makes it at the same time never sees half of it. */
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;

/** False when what was expected there, or expected to be free, is not (any longer). */
const moved = (from: string, to: string, expected: readonly string[]): boolean => {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!expected.includes(String(codeOf(error)))) throw error;
    return false;
  }
};

/** Somebody else may put theirs there again and again, but not for ever. */
const mostTries = 20;

/**
 * @param make fills the empty folder it is given
 * @throws what `make` throws; what stood in the place then still does
 */
export const putInPlace = async (folder: string, make: (empty: string) => Promise<void>): Promise<void> => {
  mkdirSync(path.dirname(folder), { recursive: true });
  const room = mkdtempSync(path.join(path.dirname(folder), '.building-'));
  try {
    const made = path.join(room, 'made');
    mkdirSync(made);
    chmodSync(made, 0o755);
    await make(made);
    for (let attempt = 1; ; attempt += 1) {
      moved(folder, path.join(room, `before-${attempt}`), ['ENOENT']);
      if (moved(made, folder, ['ENOTEMPTY', 'EEXIST', 'EPERM'])) return;
      if (attempt === mostTries) throw new Error(`${folder} is being made by somebody else again and again.`);
    }
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
};
