import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { tenantId } from '../people.ts';

const state = mkdtempSync(join(tmpdir(), 'microsoft365-'));
const ca = join(state, 'ca.pem');
const running = new Set<() => void>();
afterEach(() => {
  for (const stop of running) stop();
});

const start = (...more: string[]) => {
  const args = [join(import.meta.dirname, 'main.ts'), '--state', state, '--ca', ca, ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill('SIGKILL');
  running.add(stop);
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(stop);
    return code as number | null;
  });
  return { child, ended, line: once(createInterface(child.stdout), 'line').then(([line]) => String(line)) };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

/** Processes start; on a busy machine that takes a while. Milliseconds. */
jest.setTimeout(30_000);

describe('the process', () => {
  test('says when it is ready, keeps keys and certificate for the next start, and ends at SIGTERM', async () => {
    const port = String(await freePort());
    const keysOf = async () =>
      (await fetch(`https://localhost:${port}/${tenantId}/discovery/v2.0/keys`)).json();
    const first = start('--port', port);
    expect(await first.line).toBe(`ready https://localhost:${port}`);
    const pem = readFileSync(ca, 'utf8');
    setDefaultCACertificates([...getCACertificates('default'), pem]);
    const keys = await keysOf();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = start('--port', port);
    await second.line;
    expect(await keysOf()).toEqual(keys);
    expect(readFileSync(ca, 'utf8')).toBe(pem);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  test('says in one sentence that its port is taken', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const address = busy.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { child, ended } = start('--port', port);
    const [complaint] = await once(createInterface(child.stderr), 'line');
    expect(complaint).toMatch(new RegExp(`port ${port} is in use`));
    expect(await ended).toBe(1);
    busy.close();
  });

  test('says in one sentence that what it kept is damaged, names the way out, and ends', async () => {
    const damaged = mkdtempSync(join(tmpdir(), 'microsoft365-'));
    writeFileSync(join(damaged, 'state.sqlite'), 'no database');
    const { child, ended } = start('--port', '0', '--state', damaged);
    const [complaint] = await once(createInterface(child.stderr), 'line');
    expect(complaint).toContain('cannot start: file is not a database. ');
    expect(complaint).toContain('npm start -- --reset');
    expect(await ended).toBe(1);
  });
});
