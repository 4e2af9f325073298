/**
 * The front door of the laptop: `node local/frontDoor.ts --port 5300 --functions http://localhost:5302
 * --microsoft365 https://localhost:5301 --ca .local/ca.pem --state .local`. Prints its address when it listens.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { createFrontDoor } from './frontDoor/createFrontDoor.ts';
import { createConnector } from './microsoft365/connector/createConnector.ts';
import { openChannelTabs } from './microsoft365/window/channel/channelTabs.ts';
import { createPlaygrounds } from './microsoft365/window/chat/playgrounds.ts';
import { createWindow } from './microsoft365/window/createWindow.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5300' },
    functions: { type: 'string', default: 'http://localhost:5302' },
    microsoft365: { type: 'string', default: 'https://localhost:5301' },
    /** PEM file of the local certificate authority. */
    ca: { type: 'string' },
    /** Where the Playgrounds' settings and the tabs of channels are kept. */
    state: { type: 'string', default: '.local' },
    /** First port for Playgrounds; each person has the next. */
    playground: { type: 'string', default: '5320' },
    /** Leaves Chat out of the window. */
    'no-chat': { type: 'boolean', default: false },
  },
});

const ca = values.ca === undefined ? undefined : readFileSync(values.ca, 'utf8');
if (ca !== undefined) setDefaultCACertificates([...getCACertificates('default'), ca]);

const microsoft365 = new URL(values.microsoft365);
const playgrounds = createPlaygrounds({
  firstPort: Number(values.playground),
  state: resolve(values.state, 'playground'),
  connectorUrl: (person) => `http://localhost:${values.port}/connector/${person}`,
});

try {
  const door = await createFrontDoor({
    port: Number(values.port),
    functions: new URL(values.functions),
    microsoft365,
    ...(ca === undefined ? {} : { ca }),
    window: () =>
      createWindow({
        microsoft365,
        playgrounds: values['no-chat'] ? null : playgrounds,
        channelTabs: openChannelTabs(resolve(values.state, 'channelTabs.json')),
      }),
    connector: (url) =>
      createConnector({
        url,
        bot: new URL('/api/messages', values.functions),
        microsoft365,
        playgroundOf: playgrounds.urlOf,
      }),
  });
  console.log(`Teams window: ${door.url}`);
  const stop = async () => {
    await playgrounds.close();
    await door.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
} catch (error) {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    busy
      ? `Port ${values.port} is in use. Stop the program that holds it, or choose another with --port.`
      : error,
  );
  process.exitCode = 1;
}
