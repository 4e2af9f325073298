/** The fetcher against a server of this machine; the guard against private networks with a resolver that lies. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createFetchFeed, type FetchFeedOptions } from './fetchFeed.ts';
import type { Resolve } from './pinnedAddress.ts';

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

let server: http.Server;
let origin: string;
let host: string;
let requests: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  host = `localhost:${(server.address() as AddressInfo).port}`;
  origin = `http://${host}`;
});
beforeEach(() => {
  requests = [];
  answer = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/calendar' }).end(calendar);
});
afterAll(
  () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
);

const here: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
const fetchFeed = (
  address = `${origin}/calendar.ics`,
  options: Partial<FetchFeedOptions> = {},
  known: { etag?: string; lastModified?: string } = {},
) =>
  createFetchFeed({ hostsAllowed: [host], resolve: here, ...options })({
    url: address,
    etag: known.etag ?? null,
    lastModified: known.lastModified ?? null,
  });
const reason = async (fetching: ReturnType<typeof fetchFeed>): Promise<string> => {
  const fetched = await fetching;
  return fetched.state === 'failed' ? fetched.reason : `no failure: ${fetched.state}`;
};
const redirectTo = (to: (request: IncomingMessage) => string) => {
  answer = (request, response) => void response.writeHead(302, { location: to(request) }).end();
};

describe('fetching a calendar', () => {
  test('brings it with what to ask "has it changed?" with', async () => {
    answer = (_request, response) =>
      void response
        .writeHead(200, {
          etag: '"7"',
          'last-modified': 'Mon, 23 Nov 2026 09:00:00 GMT',
          'content-type': 'text/plain',
        })
        .end(calendar);
    expect(await fetchFeed()).toEqual({
      state: 'fetched',
      bytes: Buffer.from(calendar),
      etag: '"7"',
      lastModified: 'Mon, 23 Nov 2026 09:00:00 GMT',
    });
  });

  test('asks with what it was given, and takes 304 as unchanged', async () => {
    answer = (_request, response) => void response.writeHead(304).end();
    const known = { etag: '"7"', lastModified: 'Mon, 23 Nov 2026 09:00:00 GMT' };
    expect(await fetchFeed(undefined, {}, known)).toEqual({ state: 'unchanged' });
    expect(requests[0]?.headers).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': known.lastModified,
    });
  });

  test('unpacks what comes packed', async () => {
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(calendar));
    expect(await fetchFeed()).toMatchObject({ state: 'fetched', bytes: Buffer.from(calendar) });
  });

  test('follows five redirects, relative ones too, and no sixth', async () => {
    const count = ({ url }: IncomingMessage) => Number(/\d+/.exec(url ?? '')?.[0] ?? 0);
    answer = (request, response) =>
      count(request) === 0
        ? void response.writeHead(200).end(calendar)
        : void response.writeHead(307, { location: `/${count(request) - 1}` }).end();
    expect(await fetchFeed(`${origin}/5`)).toMatchObject({ state: 'fetched' });
    expect(await reason(fetchFeed(`${origin}/6`))).toContain('redirects too often');
  });

  test.each([
    [401, /sign-in/],
    [404, /no calendar at this address/],
    [418, /418/],
    [503, /in trouble/],
  ])('says what status %d means', async (status, words) => {
    answer = (_request, response) => void response.writeHead(status).end();
    expect(await reason(fetchFeed())).toMatch(words);
  });

  test('waits as long as the server asks', async () => {
    answer = (_request, response) => void response.writeHead(429, { 'retry-after': '7200' }).end();
    expect(await fetchFeed()).toMatchObject({ state: 'failed', afterSeconds: 7200 });
  });

  test('takes nothing from a calendar that was cut off between two events', async () => {
    answer = (_request, response) => void response.writeHead(200).end(calendar.replace('END:VCALENDAR', ''));
    expect(await reason(fetchFeed())).toContain('breaks off before its end');
  });

  test('tells a web page from a calendar', async () => {
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
    expect(await reason(fetchFeed())).toContain('web page');
  });
});

describe('the limits', () => {
  const large = calendar + 'X'.repeat(3 * 1024 * 1024);
  const maxBytes = 2 * 1024 * 1024;

  test('end a calendar that announces itself as too large', async () => {
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-length': String(large.length) }).end(large);
    expect(await reason(fetchFeed(undefined, { maxBytes }))).toContain('larger than 2 MB');
  });

  test('end one that grows too large on the way, and one that does when it is unpacked', async () => {
    answer = (_request, response) => {
      response.writeHead(200);
      for (let sent = 0; sent < 6; sent += 1) response.write(large.slice(0, 512 * 1024));
      response.end();
    };
    expect(await reason(fetchFeed(undefined, { maxBytes }))).toContain('larger than 2 MB');
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large));
    expect(await reason(fetchFeed(undefined, { maxBytes }))).toContain('larger than 2 MB');
  });

  test('end a server that never finishes', async () => {
    answer = (_request, response) => void response.writeHead(200).write('BEGIN:VCALENDAR\r\n');
    expect(await reason(fetchFeed(undefined, { milliseconds: 100 }))).toContain('within 0.1 seconds');
  });

  test('end a name that never resolves', async () => {
    const never: Resolve = () => new Promise(() => {});
    expect(await reason(fetchFeed(undefined, { milliseconds: 50, resolve: never }))).toContain('0.05');
  });

  test('take a calendar that breaks off for a failure', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '5000' });
      response.write(calendar, () => response.destroy());
    };
    expect(await reason(fetchFeed())).toContain('broke off');
  });
});

describe('what it does not reach', () => {
  const guarded = { hostsAllowed: [] };

  test.each([
    'http://hub.example/',
    'ftp://hub.example/',
    'file:///etc/passwd',
    'https://user:word@hub.example/',
  ])('%s', async (address) => {
    expect(await reason(fetchFeed(address, guarded))).toMatch(/must begin with https|user name or password/);
  });

  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/',
    'https://169.254.169.254/metadata/instance',
    'https://168.63.129.16/',
  ])('%s, an address in a private network', async (address) => {
    expect(await reason(fetchFeed(address, guarded))).toContain('private network');
  });

  test.each([
    [['127.0.0.1']],
    [['::1']],
    [['10.0.0.5']],
    [['::ffff:192.168.0.1']],
    [['93.184.216.34', '10.0.0.5']],
  ])('a name that leads to %j', async (addresses) => {
    const resolve: Resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    expect(await reason(fetchFeed('https://hub.example/', { hostsAllowed: [], resolve }))).toContain(
      'private network',
    );
  });

  test('a private network behind a redirect', async () => {
    redirectTo(() => 'https://169.254.169.254/latest/meta-data');
    expect(await reason(fetchFeed())).toContain('private network');
  });

  test('plain http behind a redirect', async () => {
    redirectTo(() => 'http://hub.example/calendar.ics');
    expect(await reason(fetchFeed())).toContain('redirects elsewhere');
  });

  test('another address than the one that was looked at, though the name has moved since', async () => {
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const [, port] = host.split(':');
    const moving = `moving.example:${port}`;
    const fetched = await fetchFeed(`http://${moving}/`, { hostsAllowed: [moving], resolve: rebinding });
    expect([fetched.state, asked, requests[0]?.headers.host]).toEqual(['fetched', 1, moving]);
  });

  test('a name that does not exist', async () => {
    const resolve: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await reason(fetchFeed('https://hub.example/', { resolve }))).toContain('no server of that name');
  });
});
