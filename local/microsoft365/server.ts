/** The local Microsoft 365: login, Graph and inspector behind one https address on this machine. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { dirname } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Certificate, keepCertificate } from './certificate.ts';
import { keepClientSecret } from './clientSecret.ts';
import { keepSigningKeys } from './login/keys.ts';
import { createPipeline } from './pipeline.ts';
import type { Platform } from './platform.ts';
import { Store } from './store.ts';
import { tenantWith } from './tenant.ts';
import { TrafficLog } from './traffic/trafficLog.ts';

export type LocalMicrosoft365Options = {
  /** 0 takes any free port. */
  port: number;
  /** What is settled beforehand; a secret is made (and kept beside the state) unless one is given. */
  seed?: { clientSecret?: string };
  clock?: { now(): Date };
  /** Where everything is remembered; certificate, keys and client secret stand beside it. Left out: nothing is kept. */
  stateFile?: string;
  /** A file that gets one JSON line for each exchange. */
  trafficLog?: string;
  /** A certificate of one's own, as PEM. */
  tls?: Certificate;
  /** Source of ids; random GUIDs unless a test wants them repeatable. */
  newId?(): string;
};

export type LocalMicrosoft365 = {
  /** Origin without a trailing slash. */
  url: string;
  /** The certificate to trust, as PEM. */
  ca: string;
  /** Secret of the application, as registered. */
  clientSecret: string;
  /** Forgets everything but keys, certificate and secret. */
  reset(): void;
  close(): Promise<void>;
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // The loopback address only: nobody else on the network is meant to reach it.
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts it. @throws the listening error (`EADDRINUSE`) when the port is taken */
export async function createLocalMicrosoft365(options: LocalMicrosoft365Options): Promise<LocalMicrosoft365> {
  const folder = options.stateFile === undefined ? null : dirname(options.stateFile);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const certificate = options.tls ?? (await keepCertificate(folder));
  const keys = await keepSigningKeys(folder);
  const server = createServer(certificate);
  const port = await listen(server, options.port);

  const platform: Platform = {
    url: `https://localhost:${port}`,
    tenant: tenantWith(options.seed?.clientSecret ?? keepClientSecret(folder)),
    store: new Store(options.stateFile ?? ':memory:'),
    keys,
    traffic: new TrafficLog(options.trafficLog ?? null),
    clock: options.clock ?? { now: () => new Date() },
    newId: options.newId ?? randomUUID,
  };
  server.on('request', getRequestListener(createPipeline(platform).fetch));

  return {
    url: platform.url,
    ca: certificate.cert,
    clientSecret: platform.tenant.clientSecret,
    reset: () => {
      platform.store.reset();
      platform.traffic.clear();
    },
    close: async () => {
      await stop(server);
      platform.store.close();
    },
  };
}
