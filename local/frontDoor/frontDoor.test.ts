/** The front door between a browser and the parts behind it. */
import http, { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { createFrontDoor } from './createFrontDoor.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

const serve = async (listener: RequestListener): Promise<Server> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return server;
};
const urlOf = (server: Server) => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

const room = (name: string) => () => new Hono().all('*', (context) => context.text(name));

const openDoor = async (parts: { functions?: URL; microsoft365?: URL } = {}) => {
  const nobody = new URL('http://127.0.0.1:1');
  const door = await createFrontDoor({
    port: 0,
    functions: parts.functions ?? nobody,
    microsoft365: parts.microsoft365 ?? nobody,
    window: room('window'),
    connector: room('connector'),
  });
  ends.push(door.close);
  return door;
};

const named = (name: string) => serve((request, response) => response.end(`${name} ${request.url}`));

describe('which path leads where', () => {
  test.each([
    ['/', 'window'],
    ['/l/entity/app/events', 'window'],
    ['/window/people.json', 'window'],
    ['/tabs/', 'functions /tabs/'],
    ['/api/events?from=x', 'functions /api/events?from=x'],
    ['/go/e/abc', 'functions /go/e/abc'],
    ['/v1.0/me', 'microsoft365 /v1.0/me'],
    ['/tenant/oauth2/v2.0/token', 'microsoft365 /tenant/oauth2/v2.0/token'],
    ['/_inspector', 'microsoft365 /_inspector'],
    ['/_control/mails', 'microsoft365 /_control/mails'],
    ['/connector/person/v3/conversations', 'connector'],
    // Only the connector itself may ask the login to sign as the channel.
    ['/_connector/token', 'window'],
  ])('%s', async (path, expected) => {
    const [functions, microsoft365] = await Promise.all([named('functions'), named('microsoft365')]);
    const door = await openDoor({ functions: urlOf(functions), microsoft365: urlOf(microsoft365) });
    expect(await (await fetch(door.url + path)).text()).toBe(expected);
  });
});

describe('passing on', () => {
  test('keeps method, headers, body and status', async () => {
    const functions = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.writeHead(201, { 'content-type': 'application/json', 'x-reference': 'kept' });
      const { authorization, host } = request.headers;
      response.end(JSON.stringify({ method: request.method, authorization, host, body }));
    });
    const door = await openDoor({ functions: urlOf(functions) });
    const reply = await fetch(`${door.url}/api/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer x' },
      body: 'programme',
    });
    expect(reply.status).toBe(201);
    expect(reply.headers.get('x-reference')).toBe('kept');
    expect(await reply.json()).toEqual({
      method: 'POST',
      authorization: 'Bearer x',
      host: urlOf(functions).host,
      body: 'programme',
    });
  });

  test('lets a stream through piece by piece', async () => {
    let finish = () => {};
    const functions = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      finish = () => response.end('data: last\n\n');
    });
    const door = await openDoor({ functions: urlOf(functions) });
    const reader = (await fetch(`${door.url}/api/stream`)).body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('data: first\n\n');
    finish();
    const last = await reader?.read();
    expect(Buffer.from(last?.value ?? []).toString()).toBe('data: last\n\n');
  });

  test('hands a WebSocket upgrade to the part', async () => {
    const functions = await serve(() => {});
    functions.on('upgrade', (_request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n');
      socket.on('data', (chunk) => socket.end(`heard ${chunk}`));
    });
    const door = await openDoor({ functions: urlOf(functions) });
    const heard = await new Promise<string>((resolve, reject) => {
      const request = http.request(`${door.url}/api/socket`, {
        headers: { connection: 'Upgrade', upgrade: 'websocket' },
      });
      request.on('upgrade', (_reply, socket) => {
        socket.on('data', (chunk) => resolve(String(chunk)));
        socket.write('hello');
      });
      request.on('error', reject).end();
    });
    expect(heard).toBe('heard hello');
  });
});

describe('a part that is not answering', () => {
  test('is named on a page for people', async () => {
    const door = await openDoor();
    const reply = await fetch(`${door.url}/tabs/`, { headers: { accept: 'text/html' } });
    expect(reply.status).toBe(502);
    expect(await reply.text()).toContain('The function host is not answering.');
  });

  test('is named in JSON for programs', async () => {
    const door = await openDoor();
    const reply = await fetch(`${door.url}/v1.0/me`);
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({
      error: {
        code: 'notAnswering',
        message: expect.stringContaining('The local Microsoft 365 is not answering.'),
      },
    });
  });
});

describe('who may knock', () => {
  test('a name that somebody else pointed at this machine is turned away', async () => {
    const door = await openDoor();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = http.get(`${door.url}/`, { headers: { host: 'attacker.example' } }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
      request.on('error', reject);
    });
    expect(status).toBe(421);
  });

  test('a port that is taken is an error with its code', async () => {
    const door = await openDoor();
    const again = createFrontDoor({
      port: Number(new URL(door.url).port),
      functions: new URL(door.url),
      microsoft365: new URL(door.url),
      window: room('window'),
      connector: room('connector'),
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
