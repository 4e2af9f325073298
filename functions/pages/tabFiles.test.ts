import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findTabFile } from './tabFiles.ts';

const outer = mkdtempSync(path.join(tmpdir(), 'nlc-tabs-'));
const folder = path.join(outer, 'tabs');

beforeAll(() => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), 'page');
  writeFileSync(path.join(folder, 'assets/main-a1b2.js'), 'script');
  writeFileSync(path.join(folder, 'assets/main-a1b2.js.br'), 'script in brotli');
  writeFileSync(path.join(folder, 'assets/main-a1b2.js.gz'), 'script in gzip');
  writeFileSync(path.join(outer, 'secret.json'), 'secret');
});
afterAll(() => rmSync(outer, { recursive: true, force: true }));

const find = async (asked: string, encodings = '') => {
  const file = await findTabFile(folder, asked, encodings);
  return file && { ...file, body: Buffer.from(file.body).toString() };
};

describe('the pages of the tabs', () => {
  test.each([
    ['br, gzip', 'script in brotli', 'br'],
    ['gzip', 'script in gzip', 'gzip'],
    ['br;q=0, gzip', 'script in gzip', 'gzip'],
    ['identity', 'script', null],
  ])('come in the best coding of "%s"', async (encodings, body, coding) => {
    expect(await find('assets/main-a1b2.js', encodings)).toMatchObject({ body, coding, immutable: true });
  });

  test.each(['', 'events', 'events/b7k2q0000001'])(
    'answer "%s" with the app, so that a link opens again',
    async (asked) => {
      expect(await find(asked)).toMatchObject({ body: 'page', immutable: false });
    },
  );

  test.each([
    'assets/gone.js',
    '../secret.json',
    '..%2Fsecret.json',
    '/etc/hosts.json',
    'assets/../../secret.json',
    'a\0.js',
  ])('do not have "%s"', async (asked) => {
    expect(await find(asked)).toBeNull();
  });
});
