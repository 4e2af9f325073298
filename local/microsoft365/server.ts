/** The local Microsoft 365: login, Graph and inspector behind one https address on this machine. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { dirname } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Assembly, assemble } from './assemble.ts';
import { type Certificate, keepCertificate } from './certificate.ts';
import { keepClientSecret } from './clientSecret.ts';
import type { GivenClock } from './clock/clock.ts';
import type { Control } from './control/control.ts';
import type { FaultPlan } from './faults/fault.ts';
import type { Fetch } from './graph/subscriptions/webhooks.ts';
import { keepSigningKeys } from './login/keys.ts';
import type { SettingsChanges } from './settings.ts';

export type LocalMicrosoft365Options = {
  /** 0 takes any free port. */
  port: number;
  /** Where people find it, when that is not where it listens: something stands in front of it. */
  url?: string;
  /** What is settled beforehand; a secret is made (and kept beside the state) unless one is given. */
  seed?: { clientSecret?: string };
  /** The machine's unless one is given. */
  clock?: GivenClock;
  /** What differs from the defaults: Outlook's undocumented choices, limits, latency. */
  settings?: SettingsChanges;
  /** What is to go wrong. */
  faults?: FaultPlan;
  /** Where everything is remembered; certificate, keys and client secret stand beside it. Left out: nothing is kept. */
  stateFile?: string;
  /** A file that gets one JSON line for each exchange. */
  trafficLog?: string;
  /** A certificate of one's own, as PEM. */
  tls?: Certificate;
  /** Source of ids; random GUIDs unless a test wants them repeatable. */
  newId?(): string;
  /** Takes notifications and handshakes instead of the network. */
  webhookFetch?: Fetch;
};

export type LocalMicrosoft365 = {
  /** Origin without a trailing slash. */
  url: string;
  /** The certificate to trust, as PEM. */
  ca: string;
  /** Secret of the application, as registered. */
  clientSecret: string;
  /** Settings, faults, time and counts. The same stands at `/_control` for other processes. */
  control: Control;
  /** Forgets everything but keys, certificate and secret, and what it was started with. */
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

const serve = (server: Server, { answer }: Assembly): void => {
  server.on(
    'request',
    getRequestListener((request, { incoming }) => answer(request, () => incoming.socket.destroy())),
  );
};

/** Starts it. @throws the listening error (`EADDRINUSE`) when the port is taken */
export async function createLocalMicrosoft365(options: LocalMicrosoft365Options): Promise<LocalMicrosoft365> {
  const folder = options.stateFile === undefined ? null : dirname(options.stateFile);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const certificate = options.tls ?? (await keepCertificate(folder));
  const keys = await keepSigningKeys(folder);
  const server = createServer(certificate);
  const port = await listen(server, options.port);
  const { seed, port: _port, tls: _tls, ...rest } = options;
  const url = options.url ?? `https://localhost:${port}`;
  const clientSecret = seed?.clientSecret ?? keepClientSecret(folder);
  const assembly = assemble({ ...rest, url, keys, clientSecret });
  serve(server, assembly);

  return {
    url,
    ca: certificate.cert,
    clientSecret,
    control: assembly.control,
    reset: assembly.reset,
    close: async () => {
      await stop(server);
      await assembly.close();
    },
  };
}
