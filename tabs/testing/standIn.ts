/** Serves the built pages, a window around them and a service behind them, from one origin, for tests and measurements. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tabPolicy } from '#functions/pages/contentSecurity.ts';
import { hostPage } from './hostPage.ts';
import { createService, type Service } from './service.ts';

const defaultRoot = fileURLToPath(new URL('../../dist', import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export type StandIn = { url: string; service: Service; close: () => Promise<void> };

/** `root` holds `tabs/` as `vite build` leaves it. */
export async function startStandIn(root = defaultRoot): Promise<StandIn> {
  const service = createService();
  const server = createServer((request, response) => {
    respond(request, response, service, root).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    service,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
  root: string,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  if (url.pathname === '/') {
    const asked = (name: string, otherwise: string): string => url.searchParams.get(name) ?? otherwise;
    response.writeHead(200, { 'Content-Type': types['.html'] }).end(
      hostPage({
        tab: asked('tab', '/tabs/events'),
        theme: asked('theme', 'default'),
        subPage: asked('subPage', ''),
        token: asked('as', 'member'),
        name: asked('name', 'Events'),
      }),
    );
  } else if (url.pathname.startsWith('/api/')) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const {
      status,
      body,
      type = 'application/json',
    } = service.answer(request.method ?? 'GET', url, token, Buffer.concat(chunks));
    response
      .writeHead(status, { 'Content-Type': type })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  } else if (url.pathname.startsWith('/tabs')) {
    await serveFile(response, root, url.pathname);
  } else {
    response.writeHead(404).end();
  }
}

/** A file of the build, compressed as the build left it; any other address is a route of the pages. */
async function serveFile(response: ServerResponse, root: string, pathname: string): Promise<void> {
  const path = normalize(join(root, pathname));
  const file = path.startsWith(root) && extname(path) ? path : join(root, 'tabs/index.html');
  const content = await readFile(`${file}.gz`).catch(() => null);
  if (!content) {
    response.writeHead(404).end();
    return;
  }
  const cache = file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  response
    .writeHead(200, {
      'Content-Security-Policy': tabPolicy('http://127.0.0.1'),
      'Content-Type': types[extname(file)] ?? 'text/plain',
      'Content-Encoding': 'gzip',
      'Cache-Control': cache,
    })
    .end(content);
}
