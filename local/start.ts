/**
 * `npm start`: Microsoft 365, Azure and the service on one laptop, at one address. Launches every part as a process
 * of its own, says how each is coming on, and ends them all together.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { appointAreaLead } from './stack/areaLead.ts';
import { firstStart, loadContent } from './stack/content.ts';
import { readOptions, type StartOptions } from './stack/options.ts';
import { PartError } from './stack/part.ts';
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
} from './stack/parts.ts';
import { checkPorts, portsFrom } from './stack/ports.ts';
import { createProgress } from './stack/progress.ts';
import { serviceSettings, writeSettings } from './stack/settings.ts';

const root = path.dirname(import.meta.dirname);

const endAll = async (stage: Stage): Promise<void> => {
  await Promise.all(stage.running.splice(0).map((part) => part.stop()));
};

const start = async (stage: Stage, options: StartOptions): Promise<void> => {
  const { step, secondsInAll } = createProgress(console.log);
  const { state, ports } = stage;
  await checkPorts(ports);
  if (options.reset) rmSync(state, { recursive: true, force: true });
  mkdirSync(path.join(state, 'logs'), { recursive: true });

  const pages = step('Pages', () =>
    runTool(stage, 'Pages', ['tools/build.ts', ...(options.coreTools ? [] : ['tabs'])]),
  );
  const storage = step('Storage', () => startStorage(stage));
  const microsoft365 = step('Microsoft 365', () =>
    startMicrosoft365(stage, options.licences, process.env.GRAPH_TRAFFIC_LOG),
  );
  await microsoft365;

  const clientSecret = readFileSync(clientSecretFile(stage), 'utf8').trim();
  const settings = serviceSettings(state, ports, {
    clientSecret,
    caFile: caFile(stage),
    installApp: options.installApp,
  });
  writeSettings(settingsFile(stage), settings);
  const window = step('Teams window', () => startFrontDoor(stage, options.chat));
  if (options.coreTools) await pages;
  await storage;
  const lists = step('Lists and content', () =>
    runTool(
      stage,
      'Provisioning',
      ['tools/provision.ts', ...(options.content ? ['--first-day', firstStart(state)] : [])],
      settings,
    ),
  );
  await step('Function host', () => startFunctions(stage, options.coreTools, settings));
  await Promise.all([pages, window, lists]);
  if (options.content) {
    await step('Programmes', () => loadContent(stage, settings));
    await step('Area lead', () => appointAreaLead(`http://localhost:${ports.frontDoor}`));
  }

  console.log(`\nReady in ${secondsInAll().toFixed(1)} s:  http://localhost:${ports.frontDoor}\n`);
  console.log('Ctrl-C ends everything; what was stored is kept.');
};

/** The first part that ends by itself ends everything. */
const untilBroken = async ({ running, state }: Stage): Promise<never> => {
  const broken = await Promise.race(running.map((part) => part.ended.then(() => part)));
  throw new PartError(
    `The ${broken.name} has stopped: ${broken.lastWords()} Its log is in ${path.join(state, 'logs')}.`,
  );
};

/** A part that has ended by itself is the cause; what failed for want of it is not worth telling. */
const tellCause = (stage: Stage, error: unknown): Promise<never> =>
  Promise.race([
    untilBroken(stage),
    nextTurn().then(() => {
      throw error;
    }),
  ]);

/** The environment of all parts, in which it may be another time; then it is here too. */
const livingAt = async (at: Date | null): Promise<NodeJS.ProcessEnv> => {
  if (!at) return process.env;
  const clock = new URL('./stack/shiftedClock.ts', import.meta.url).href;
  process.env.CLOCK_SHIFT_MS = String(at.getTime() - Date.now());
  await import(clock);
  return { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${clock}` };
};

const run = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2), root);
  const stage: Stage = {
    root,
    state: options.state,
    ports: portsFrom(options.port),
    env: await livingAt(options.at),
    running: [],
  };
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(0));
  });
  try {
    const broken = start(stage, options).then(
      () => untilBroken(stage),
      (error: unknown) => tellCause(stage, error),
    );
    return await Promise.race([stopped, broken]);
  } finally {
    await endAll(stage);
  }
};

try {
  if (!existsSync(path.join(root, 'node_modules')))
    throw new PartError('Start with `npm start`, which installs first.');
  process.exit(await run());
} catch (error) {
  console.error(error instanceof PartError ? `\n${error.message}` : error);
  process.exit(1);
}
