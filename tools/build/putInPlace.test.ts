import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { putInPlace } from './putInPlace.ts';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'nlc-build-'));
  folder = path.join(home, 'dist/tabs');
});
afterEach(() => rmSync(home, { recursive: true }));

/** A build of two files that belong together, with a moment between them. */
const build = (version: string) =>
  putInPlace(folder, async (empty) => {
    writeFileSync(path.join(empty, 'index.html'), version);
    await new Promise(setImmediate);
    writeFileSync(path.join(empty, `part-${version}.js`), version);
  });
const version = () => readFileSync(path.join(folder, 'index.html'), 'utf8');

describe('a folder that is built', () => {
  test('takes the place of the one before, and leaves nothing else behind', async () => {
    await build('1');
    await build('2');
    expect(readdirSync(folder).sort()).toEqual(['index.html', 'part-2.js']);
    expect(readdirSync(path.dirname(folder))).toEqual(['tabs']);
  });

  test('stays as it was when building fails', async () => {
    await build('1');
    await expect(
      putInPlace(folder, async () => {
        throw new Error('does not build');
      }),
    ).rejects.toThrow('does not build');
    expect(version()).toBe('1');
    expect(readdirSync(path.dirname(folder))).toEqual(['tabs']);
  });

  test('is one whole build when several are made at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, at) => build(String(at))));
    expect(readdirSync(folder).sort()).toEqual(['index.html', `part-${version()}.js`]);
    expect(readdirSync(path.dirname(folder))).toEqual(['tabs']);
  });
});
