/** The whole program as processes, of which the function host can be killed at a call of one's choosing and started again. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QueueServiceClient } from '@azure/storage-queue';
import { createStorage, type Storage } from '#adapters/storage/createStorage.ts';
import { systemClock } from '#core/clock.ts';
import { queueNames } from '#core/contract/queue.ts';
import type { Part } from '../../local/stack/part.ts';
import {
  caFile,
  clientSecretFile,
  runTool,
  type Stage,
  settingsFile,
  startFrontDoor,
  startFunctions,
  startMicrosoft365,
  startStorage,
} from '../../local/stack/parts.ts';
import { checkPorts, type Ports, portsFrom } from '../../local/stack/ports.ts';
import { serviceSettings, writeSettings } from '../../local/stack/settings.ts';
import { trust } from '../../tools/trust.ts';
import type { Reachable } from '../journeys/harness/asPerson.ts';
import { randomPort } from '../journeys/harness/startStack.ts';
import { type Interceptor, openInterceptor, type Strike, type Struck } from './interceptor.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The largest tier, so that SharePoint's units are no subject here. */
const licences = 50_001;

export type MortalStack = Reachable & {
  /** The truth, read past everything that may die. */
  storage: Storage;
  /** Kills the function host at that call and starts it again. Resolves once it is dead. */
  strike(strike: Strike): Promise<Struck>;
  disarm(): void;
  /** Resolves once the function host that was started last answers. */
  alive(): Promise<unknown>;
  /** Messages in the queues that hold work, hidden ones too; poison queues by their names. */
  queued(): Promise<Record<string, number>>;
  close(options: { keep: boolean }): Promise<void>;
  state: string;
};

const intercepted = (settings: Record<string, string>, { urls }: Interceptor): Record<string, string> => ({
  ...settings,
  STORAGE_CONNECTION_STRING: (['blob', 'queue', 'table'] as const).reduce(
    (text, door) => text.replace(new RegExp(`(?<=${door}Endpoint=)http://[^/]+`, 'i'), () => urls[door]),
    settings.STORAGE_CONNECTION_STRING ?? '',
  ),
});

/** `changes` gets a message a minute, and mails wait for their turn whatever else is done. */
const worked = ['project', 'turns', 'imports'] as const;

/** Numbers of messages that somebody must still look at. */
const messageCounts = async (connection: string): Promise<Record<string, number>> => {
  const service = QueueServiceClient.fromConnectionString(connection);
  const names = [
    ...worked.map((name) => queueNames[name]),
    ...Object.values(queueNames).map((name) => `${name}-poison`),
  ];
  const counts = await Promise.all(
    names.map((name) =>
      service
        .getQueueClient(name)
        .getProperties()
        .then(({ approximateMessagesCount = 0 }) => approximateMessagesCount)
        // A poison queue is made with its first message.
        .catch(() => 0),
    ),
  );
  return Object.fromEntries(names.flatMap((name, at) => (counts[at] ? [[name, counts[at]]] : [])));
};

/** Parts are processes of their own and would outlive whoever is interrupted or fails. */
const endAll = async ({ running }: Stage): Promise<void> => {
  await Promise.all(running.map((part) => part.stop()));
};

const prepare = async (messageLeaseSeconds: number): Promise<{ stage: Stage; known: Ports }> => {
  const state = mkdtempSync(path.join(tmpdir(), 'nlc-crashes-'));
  const known = portsFrom(randomPort());
  // The interceptor stands where Microsoft 365 is expected, and that behind it.
  const ports = { ...known, microsoft365: known.microsoft365 + 2 };
  await checkPorts(known);
  await checkPorts(ports);
  mkdirSync(path.join(state, 'logs'), { recursive: true });
  const stage: Stage = {
    root,
    state,
    ports,
    env: process.env,
    running: [],
    messageLeaseSeconds,
    microsoft365Url: `https://localhost:${known.microsoft365}`,
  };
  process.once('exit', () => {
    for (const part of stage.running) part.kill();
  });
  return { stage, known };
};

const intercept = ({ state, ports }: Stage, known: Ports): Promise<Interceptor> => {
  const pem = (name: string) => readFileSync(path.join(state, 'microsoft365', name), 'utf8');
  return openInterceptor([
    {
      door: 'graph',
      url: `https://localhost:${ports.microsoft365}`,
      port: known.microsoft365,
      tls: { key: pem('tls-key.pem'), cert: pem('tls-cert.pem') },
      isOurs: ({ headers }) => headers['user-agent']?.startsWith('NONISV|') ?? false,
    },
    ...(['blob', 'queue', 'table'] as const).map((door) => ({
      door,
      url: `http://127.0.0.1:${ports[door]}`,
      port: 0,
      tls: null,
      isOurs: () => true,
    })),
  ]);
};

const launch = async (stage: Stage, known: Ports): Promise<MortalStack> => {
  const { state } = stage;
  await Promise.all([
    startStorage(stage),
    startMicrosoft365(stage, licences, path.join(state, 'traffic.jsonl')),
  ]);
  trust(caFile(stage));
  const interceptor = await intercept(stage, known);
  const secret = readFileSync(clientSecretFile(stage), 'utf8').trim();
  const settings = serviceSettings(state, known, {
    clientSecret: secret,
    caFile: caFile(stage),
    installApp: false,
  });
  await runTool(stage, 'Provisioning', ['tools/provision.ts'], settings);
  const given = intercepted(settings, interceptor);
  writeSettings(settingsFile(stage), given);
  const start = (): Promise<Part> => startFunctions(stage, false, given);
  const logFile = path.join(state, 'logs/function-host.log');
  let lives = 0;
  let host = start();
  await Promise.all([host, startFrontDoor(stage, false)]);
  const connectionString = settings.STORAGE_CONNECTION_STRING ?? '';

  return {
    url: `http://localhost:${known.frontDoor}`,
    graphUrl: `https://localhost:${known.microsoft365}`,
    settings,
    state,
    storage: await createStorage({
      connectionString,
      clock: systemClock,
      linkSecret: settings.LINK_SECRET ?? '',
    }),
    strike: async (strike) => {
      const part = await host;
      const struck = await interceptor.arm(strike, () => part.kill());
      await part.ended;
      stage.running.splice(stage.running.indexOf(part), 1);
      lives += 1;
      // What it said last is not written over by its next life.
      renameSync(logFile, logFile.replace('.log', `-${lives}.log`));
      host = start();
      // Who waits for it hears of it; who does not must not die of it.
      host.catch(() => undefined);
      return struck;
    },
    disarm: interceptor.disarm,
    alive: () => host,
    queued: () => messageCounts(connectionString),
    close: async ({ keep }) => {
      // A host that is just starting is ended once it stands.
      await host.catch(() => null);
      await endAll(stage);
      await interceptor.close();
      if (!keep) rmSync(state, { recursive: true, force: true });
    },
  };
};

/** @param messageLeaseSeconds how long what the host died over stays hidden; ten minutes in Azure */
export const startMortalStack = async (messageLeaseSeconds: number): Promise<MortalStack> => {
  const { stage, known } = await prepare(messageLeaseSeconds);
  try {
    return await launch(stage, known);
  } catch (error) {
    await endAll(stage);
    throw error;
  }
};
