import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nlc-install-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('leaves packages alone that a link leads to: they are another checkout’s', async () => {
  // Plain JavaScript without declarations.
  const install: { ensureInstalled(root: string): void } = await import(
    path.join(import.meta.dirname, 'install.mjs')
  );
  const [shared, clone] = [path.join(folder, 'shared'), path.join(folder, 'clone')];
  mkdirSync(shared);
  mkdirSync(clone);
  writeFileSync(path.join(shared, 'kept'), '');
  symlinkSync(shared, path.join(clone, 'node_modules'), 'dir');
  writeFileSync(path.join(clone, 'package-lock.json'), '{}');
  install.ensureInstalled(clone);
  expect(existsSync(path.join(shared, 'kept'))).toBe(true);
});
