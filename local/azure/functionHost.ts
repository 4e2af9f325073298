/**
 * Runs a function app without Azure Functions Core Tools: the same registrations, the same triggers.
 *
 *     node local/azure/functionHost.ts --entry functions/main.ts --port 5302 --settings .local/service.env [--host host.json]
 *       [--message-lease SECONDS]
 *
 * The app's code is reached by the path it is given and by nothing else.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { readHostJson } from './hostJson.ts';
import { createHttpServer, httpRoutes } from './httpTrigger.ts';
import { runAppHooks } from './invocation.ts';
import { leaseSeconds } from './queueMessage.ts';
import { startQueues } from './queueTrigger.ts';
import { registry } from './registry.ts';
import { runTimer, startTimers } from './timerTrigger.ts';

/** How long running functions may take to end after SIGTERM. Milliseconds. */
const drainLimit = 10_000;

const { values: args } = parseArgs({
  options: {
    entry: { type: 'string' },
    port: { type: 'string' },
    settings: { type: 'string' },
    host: { type: 'string', default: 'host.json' },
    'message-lease': { type: 'string', default: String(leaseSeconds) },
  },
});
if (!args.entry || !args.port || !args.settings) {
  console.error('Give --entry, --port and --settings.');
  process.exit(2);
}

const core = new URL('./functionsCore.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@azure/functions-core' ? { url: core, shortCircuit: true } : next(specifier, context),
});

process.loadEnvFile(args.settings);
const settings = parseEnv(readFileSync(args.settings, 'utf8'));
const { extensions } = readHostJson(args.host, settings);

await import(pathToFileURL(path.resolve(args.entry)).href);
registry.started = true;
await registry.model?.getCapabilities?.({});
await runAppHooks('appStart', path.dirname(path.resolve(args.host)));

const functions = [...registry.functions.values()];
const server = createHttpServer(httpRoutes(functions, extensions.http.routePrefix), (name) =>
  runTimer(functions, name),
);
server.on('error', (error) => {
  console.error(`The function host cannot listen on port ${args.port}: ${error.message}`);
  process.exit(1);
});
server.listen(Number(args.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : args.port;
  console.log(`${functions.length} functions at http://localhost:${port}`);
});
const triggers = [
  ...startTimers(functions),
  ...startQueues(
    functions,
    { ...extensions.queues, leaseSeconds: Number(args['message-lease']) },
    (name) => settings[name],
  ),
];

const stop = async (): Promise<void> => {
  setTimeout(() => process.exit(1), drainLimit).unref();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.all([closed, ...triggers.map((trigger) => trigger.drain())]);
  await runAppHooks('appTerminate', process.cwd());
  process.exit(0);
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
