/** The launch list: every part, where it listens and what it is given. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { azuriteArgs } from '../azure/azurite.ts';
import { type Part, PartError, type PartPlan, startPart, untilListening, untilReady } from './part.ts';
import type { Ports } from './ports.ts';

/** Where the stack runs. `env` is what every child inherits. */
export type Stage = {
  root: string;
  state: string;
  ports: Ports;
  env: NodeJS.ProcessEnv;
  /** Parts that run, in the order of their start. */
  running: Part[];
  /** How long a queue message stays hidden when the function host dies over it; ten minutes, as in Azure, unless given. */
  messageLeaseSeconds?: number;
  /** Where the local Microsoft 365 is found, when something stands in front of it. */
  microsoft365Url?: string;
};

const plan = (stage: Stage, name: string, args: readonly string[]): PartPlan => ({
  name,
  command: process.execPath,
  args: ['--disable-warning=ExperimentalWarning', ...args],
  env: stage.env,
  cwd: stage.root,
  logFile: path.join(stage.state, 'logs', `${name.toLowerCase().replaceAll(' ', '-')}.log`),
});

const launch = async (
  stage: Stage,
  planned: PartPlan,
  ready: (part: Part) => Promise<void>,
): Promise<Part> => {
  const part = startPart(planned);
  stage.running.push(part);
  await ready(part);
  return part;
};

/** PEM of the certificate that the local Microsoft 365 answers with. */
export const caFile = (stage: Stage): string => path.join(stage.state, 'ca.pem');
export const settingsFile = (stage: Stage): string => path.join(stage.state, 'service.env');
export const clientSecretFile = (stage: Stage): string =>
  path.join(stage.state, 'microsoft365', 'client-secret');

export const startStorage = (stage: Stage): Promise<Part> => {
  const folder = path.join(stage.state, 'azurite');
  mkdirSync(folder, { recursive: true });
  const { blob, queue, table } = stage.ports;
  const planned = plan(stage, 'Storage', azuriteArgs({ blob, queue, table }, folder));
  return launch(stage, planned, (part) => untilListening(part, planned.logFile, [blob, queue, table]));
};

/** @param trafficLog file for one JSON line per exchange */
export const startMicrosoft365 = (
  stage: Stage,
  licences: number,
  trafficLog: string | undefined,
): Promise<Part> => {
  const state = path.join(stage.state, 'microsoft365');
  mkdirSync(state, { recursive: true });
  const planned = plan(stage, 'Microsoft 365', [
    'local/microsoft365/main.ts',
    ...['--port', String(stage.ports.microsoft365)],
    ...['--state', state],
    ...['--ca', caFile(stage)],
    ...['--licences', String(licences)],
    ...(trafficLog ? ['--traffic-log', path.resolve(trafficLog)] : []),
    ...(stage.microsoft365Url ? ['--url', stage.microsoft365Url] : []),
  ]);
  return launch(stage, planned, async (part) => {
    await untilListening(part, planned.logFile, [stage.ports.microsoft365]);
    await untilReady(
      part,
      planned.logFile,
      async () => existsSync(caFile(stage)) && existsSync(clientSecretFile(stage)),
    );
  });
};

const coreToolsOf = ({ root, env }: Stage): string => {
  const folders = [path.join(root, 'node_modules/.bin'), ...(env.PATH ?? '').split(path.delimiter)];
  const found = folders.map((folder) => path.join(folder, 'func')).find(existsSync);
  if (!found)
    throw new PartError(
      'Azure Functions Core Tools are not installed. Install them with `npm install --global azure-functions-core-tools@4`, or start without --func.',
    );
  return found;
};

/** @throws PartError when Core Tools are wanted and missing */
export const startFunctions = (
  stage: Stage,
  coreTools: boolean,
  settings: NodeJS.ProcessEnv,
): Promise<Part> => {
  const port = String(stage.ports.functions);
  const embedded = plan(stage, 'Function host', [
    'local/azure/functionHost.ts',
    ...['--entry', 'functions/main.ts'],
    ...['--port', port],
    ...['--settings', settingsFile(stage)],
    ...(stage.messageLeaseSeconds ? ['--message-lease', String(stage.messageLeaseSeconds)] : []),
  ]);
  const planned: PartPlan = coreTools
    ? {
        ...embedded,
        command: coreToolsOf(stage),
        args: ['start', '--port', port],
        cwd: path.join(stage.root, 'dist/service'),
        env: { FUNCTIONS_WORKER_RUNTIME: 'node', AzureWebJobsStorage: settings.STORAGE_CONNECTION_STRING },
      }
    : embedded;
  planned.env = { ...stage.env, ...planned.env, ...settings, NODE_EXTRA_CA_CERTS: caFile(stage) };
  return launch(stage, planned, (part) =>
    untilReady(part, planned.logFile, () =>
      fetch(`http://127.0.0.1:${port}/api/health`).then(
        (reply) => reply.ok,
        () => false,
      ),
    ),
  );
};

export const startFrontDoor = (stage: Stage, chat: boolean): Promise<Part> => {
  const { frontDoor, functions, microsoft365, playground } = stage.ports;
  const planned = plan(stage, 'Teams window', [
    'local/frontDoor.ts',
    ...['--port', String(frontDoor)],
    ...['--functions', `http://localhost:${functions}`],
    ...['--microsoft365', `https://localhost:${microsoft365}`],
    ...['--ca', caFile(stage)],
    ...['--state', stage.state],
    ...['--playground', String(playground)],
    ...(chat ? [] : ['--no-chat']),
  ]);
  return launch(stage, planned, (part) => untilListening(part, planned.logFile, [frontDoor]));
};

/** Runs one of the tools to its end. @throws PartError with its last words */
export const runTool = async (
  stage: Stage,
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> => {
  const planned = plan(stage, name, args);
  const part = startPart({ ...planned, env: { ...planned.env, ...env } });
  stage.running.push(part);
  const code = await part.ended;
  stage.running.splice(stage.running.indexOf(part), 1);
  if (code !== 0)
    throw new PartError(`${name} failed: ${part.lastWords()} All it said is in ${planned.logFile}.`);
};
