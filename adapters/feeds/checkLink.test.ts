import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCheckLink } from './checkLink.ts';

let server: http.Server;
let host: string;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const status = Number(request.url?.slice(1));
    if (status === 302) response.writeHead(302, { location: '/404' }).end();
    else response.writeHead(status).end('x'.repeat(100_000));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  host = `localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(
  () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
);

const check = (path: string, hostsAllowed = [host]) =>
  createCheckLink({ hostsAllowed, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })(
    `http://${host}/${path}`,
  );

test.each([
  ['200', 'works'],
  ['401', 'works'],
  ['403', 'works'],
  ['404', 'broken'],
  ['410', 'broken'],
  ['302', 'broken'],
  ['429', 'unknown'],
  ['503', 'unknown'],
])('a server that answers %s: the link %s', async (path, standing) => {
  expect(await check(path)).toBe(standing);
});

test('an address in a private network is not asked, and says nothing about the link', async () => {
  expect(await check('404', [])).toBe('unknown');
});
