/** The Teams window for the tests of one file: front door, local Microsoft 365 and a function host that serves one test tab. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { createFrontDoor } from '../../../../frontDoor/createFrontDoor.ts';
import { createLocalMicrosoft365, type LocalMicrosoft365 } from '../../../server.ts';
import { openChannelTabs } from '../../channel/channelTabs.ts';
import { createWindow } from '../../createWindow.ts';

export type OpenedWindow = {
  url: string;
  microsoft365: LocalMicrosoft365;
  close(): Promise<void>;
};

const bundleTab = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./testTab.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
};

const serveTab = async () => {
  const script = await bundleTab();
  const server = createServer((request, response) => {
    const isScript = request.url === '/tabs/tab.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : '<!doctype html><html lang="en-GB"><title>Test tab</title><body><main><h1>Test tab</h1></main><script src="/tabs/tab.js"></script></body></html>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: new URL(`http://127.0.0.1:${port}`), close };
};

export async function openWindow(): Promise<OpenedWindow> {
  const [microsoft365, tab] = await Promise.all([createLocalMicrosoft365({ port: 0 }), serveTab()]);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), microsoft365.ca]);
  const door = await createFrontDoor({
    port: 0,
    functions: tab.url,
    microsoft365: new URL(microsoft365.url),
    ca: microsoft365.ca,
    window: () =>
      createWindow({
        microsoft365: new URL(microsoft365.url),
        playgrounds: null,
        channelTabs: openChannelTabs(null),
      }),
    connector: () => new Hono(),
  });
  return {
    url: door.url,
    microsoft365,
    async close() {
      await Promise.all([door.close(), tab.close(), microsoft365.close()]);
    },
  };
}
