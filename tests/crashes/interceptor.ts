/**
 * Stands between the service and what it calls, and has it die at a call of one's choosing: before the call has arrived,
 * after it was carried out and before the service learns of it, or just after.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Door, type Flight, isIdle, nameOf } from './flight.ts';

export const moments = ['before it arrived', 'before its answer', 'after its answer'] as const;
export type Moment = (typeof moments)[number];

/** The nth call from now on through one of these doors. */
export type Strike = { doors: readonly Door[]; nth: number; moment: Moment };

/** What was struck, and everything else that was under way. */
export type Struck = { call: string; moment: Moment; besides: string[] };

export type Interceptor = {
  /** Where the service is to call instead: one address for each door. */
  urls: Record<Door, string>;
  /** `kill` is called at the moment; resolves then. Takes the place of a strike that has not come. */
  arm(strike: Strike, kill: () => void): Promise<Struck>;
  disarm(): void;
  close(): Promise<void>;
};

/** `port`: where it is to be found; any free one when 0. `isOurs`: whether the service sent it, where others call too. */
export type Target = {
  door: Door;
  url: string;
  port: number;
  tls: { key: string; cert: string } | null;
  isOurs(request: IncomingMessage): boolean;
};

const read = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

const pass = (target: Target, request: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const send = target.tls ? httpsRequest : httpRequest;
    const onward = send(
      new URL(request.url ?? '/', target.url),
      {
        method: request.method,
        headers: request.headers,
        ...(target.tls && { ca: target.tls.cert }),
      },
      (reply) => {
        const { statusCode: status = 502, headers } = reply;
        read(reply).then((answered) => resolve({ status, headers, body: answered }), reject);
      },
    );
    onward.once('error', reject);
    onward.end(body);
  });

export const openInterceptor = async (targets: readonly Target[]): Promise<Interceptor> => {
  const underWay = new Set<Flight>();
  let armed: { strike: Strike; left: number; strikeNow(flight: Flight): void } | null = null;

  const struckBy = (flight: Flight): NonNullable<typeof armed> | null => {
    if (!armed?.strike.doors.includes(flight.door) || isIdle(flight)) return null;
    armed.left -= 1;
    if (armed.left > 0) return null;
    const now = armed;
    armed = null;
    return now;
  };

  const carry = async (target: Target, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    const flight: Flight = {
      door: target.door,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      body: body.toString('utf8'),
    };
    underWay.add(flight);
    try {
      const struck = target.isOurs(request) ? struckBy(flight) : null;
      if (struck?.strike.moment === 'before it arrived') {
        struck.strikeNow(flight);
        request.socket.destroy();
        return;
      }
      const answer = await pass(target, request, body);
      if (struck?.strike.moment === 'before its answer') {
        struck.strikeNow(flight);
        request.socket.destroy();
        return;
      }
      const { 'transfer-encoding': _, ...headers } = answer.headers;
      // The length in an answer to HEAD is of what is not sent.
      const length =
        flight.method === 'HEAD' || answer.body.length === 0 ? {} : { 'content-length': answer.body.length };
      response.writeHead(answer.status, { ...headers, ...length });
      response.end(answer.body);
      if (struck) response.once('finish', () => struck.strikeNow(flight));
    } finally {
      underWay.delete(flight);
    }
  };

  const urls = {} as Record<Door, string>;
  const servers = await Promise.all(
    targets.map(async (target) => {
      const listener = (request: IncomingMessage, response: ServerResponse): void => {
        // A call whose caller has died has nobody to be told.
        carry(target, request, response).catch(() => response.destroy());
      };
      const server = target.tls ? createSecureServer(target.tls, listener) : createServer(listener);
      await new Promise<void>((listening) => server.listen(target.port, '127.0.0.1', listening));
      const { port } = server.address() as AddressInfo;
      urls[target.door] = target.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
      return server;
    }),
  );

  return {
    urls,
    arm: (strike, kill) =>
      new Promise((resolve) => {
        armed = {
          strike,
          left: strike.nth,
          strikeNow: (flight) => {
            kill();
            const besides = [...underWay].filter((other) => other !== flight && !isIdle(other)).map(nameOf);
            resolve({ call: nameOf(flight), moment: strike.moment, besides });
          },
        };
      }),
    disarm: () => {
      armed = null;
    },
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((closed) => server.close(closed));
        }),
      );
    },
  };
};
