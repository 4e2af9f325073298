/** The one origin of the laptop: which path leads to which part. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { isFromHere } from './isFromHere.ts';
import { createReverseProxy } from './reverseProxy.ts';

export type FrontDoorOptions = {
  /** 0 takes any free port. */
  port: number;
  functions: URL;
  microsoft365: URL;
  /** PEM of the local Microsoft 365's certificate authority. */
  ca?: string;
  /** `/`, `/l/*` and `/window/*`. Made once the front door's own address is known. */
  window(url: string): Hono;
  /** `/connector/*`. */
  connector(url: string): Hono;
};

export type FrontDoor = { url: string; close(): Promise<void> };

const toFunctions = /^\/(tabs|api|go|feeds)(\/|\?|$)/;
const toMicrosoft365 =
  /^\/(v1\.0\/|_inspector|_control|[^/]+\/oauth2\/|[^/]+\/discovery\/|[^/]+\/v2\.0\/\.well-known\/)/;
const toConnector = /^\/connector\//;

/** Listens on this machine only. @throws the listen error (`EADDRINUSE`) */
export async function createFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const functions = createReverseProxy({ name: 'function host', url: options.functions }, options.ca);
  const microsoft365 = createReverseProxy(
    { name: 'local Microsoft 365', url: options.microsoft365 },
    options.ca,
  );
  const proxyFor = (path: string) =>
    toFunctions.test(path) ? functions : toMicrosoft365.test(path) ? microsoft365 : null;

  const server = http.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const window = getRequestListener(options.window(url).fetch);
  const connector = getRequestListener(options.connector(url).fetch);

  server.on('request', (request, response) => {
    const path = request.url ?? '/';
    if (!isFromHere(request)) {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`This address answers on this computer only, as ${url}.`);
      return;
    }
    const proxy = proxyFor(path);
    if (proxy) return proxy.request(request, response);
    (toConnector.test(path) ? connector : window)(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const proxy = isFromHere(request) ? proxyFor(request.url ?? '/') : null;
    if (proxy) proxy.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        functions.close();
        microsoft365.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
