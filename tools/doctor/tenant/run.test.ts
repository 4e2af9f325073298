/** The command itself: what it prints, and how it ends. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '../../..');
const doctor = (...flags: string[]) =>
  spawnSync(process.execPath, ['tools/doctor.ts', '--tenant', ...flags], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CLIENT_ID: 'nobody' },
  });

test('settings that are missing are told in words, and the command ends with 1', () => {
  const { status, stdout } = doctor();
  expect(status).toBe(1);
  expect(stdout).toMatch(/^✗ The settings are not complete: /m);
  expect(stdout).toMatch(/^ {4}What it means: The service does not start\.$/m);
  expect(stdout).toMatch(/^ {4}Who can mend it: Whoever runs the service in Azure$/m);
});

test('the same comes as data', () => {
  const { status, stdout } = doctor('--json');
  const { ok, findings } = JSON.parse(stdout);
  expect([status, ok]).toEqual([1, false]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      check: 'settings',
      state: 'broken',
      what: expect.stringContaining('CLIENT_ID is not a GUID'),
    }),
  );
});
