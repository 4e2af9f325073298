/** Streaming reverse proxy to one part of the laptop: requests, event streams and WebSocket upgrades. */
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';
import { notAnswering } from './notAnswering.ts';

export type Upstream = {
  /** What a person calls it: "function host". */
  name: string;
  /** Origin it listens on. */
  url: URL;
};

export type ReverseProxy = {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

/** Meant for one hop only (RFC 9110, section 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

const withoutHop = (headers: IncomingMessage['headers']): OutgoingHttpHeaders => {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.includes(name) && !named.includes(name)),
  );
};

/** @param ca PEM of the authority that an https upstream's certificate stands on */
export function createReverseProxy({ name, url }: Upstream, ca: string | undefined): ReverseProxy {
  const secure = url.protocol === 'https:';
  const agent = secure
    ? new https.Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
    : new http.Agent({ keepAlive: true });
  const open = (request: IncomingMessage, headers: OutgoingHttpHeaders) =>
    (secure ? https : http).request(url, {
      agent,
      method: request.method,
      path: request.url,
      headers: {
        ...headers,
        host: url.host,
        'x-forwarded-for': request.socket.remoteAddress ?? '',
        'x-forwarded-host': request.headers.host ?? '',
        'x-forwarded-proto': 'http',
      },
    });

  return {
    request(request, response) {
      const onward = open(request, withoutHop(request.headers));
      onward.on('response', (reply) => {
        response.writeHead(reply.statusCode ?? 502, withoutHop(reply.headers));
        response.flushHeaders();
        // A broken stream ends both sides; there is nobody left to tell.
        pipeline(reply, response, () => {});
      });
      onward.on('error', () => {
        if (response.headersSent) response.destroy();
        else notAnswering(request, response, name, url);
      });
      response.on('close', () => {
        if (!response.writableFinished) onward.destroy();
      });
      // Request errors reach the handler above through `onward`.
      pipeline(request, onward, () => {});
    },

    upgrade(request, socket, head) {
      const onward = open(request, {
        ...withoutHop(request.headers),
        connection: 'Upgrade',
        upgrade: request.headers.upgrade,
      });
      onward.on('upgrade', (reply, upstream, first) => {
        const lines = Object.entries(reply.headers).map(([key, value]) => `${key}: ${String(value)}`);
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
        if (first.length > 0) socket.write(first);
        if (head.length > 0) upstream.write(head);
        pipeline(upstream, socket, upstream, () => {});
      });
      onward.on('response', (reply) => {
        socket.end(
          `HTTP/1.1 ${reply.statusCode ?? 502} ${reply.statusMessage ?? ''}\r\nconnection: close\r\n\r\n`,
        );
      });
      onward.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n'));
      socket.on('error', () => onward.destroy());
      onward.end();
    },

    close() {
      agent.destroy();
    },
  };
}
