/** Azurite for the tests of one file: a process of its own on free ports, in memory, ended with the file. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Azurite's well-known account; no secret (Azurite's README). */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export type Azurite = { connectionString: string; close(): Promise<void> };

/** Starts Azurite and waits until its three services listen. */
export const startAzurite = async (): Promise<Azurite> => {
  const home = dirname(createRequire(import.meta.url).resolve('azurite/package.json'));
  const ports = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
  const flags = ['--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry'];
  const child = spawn(process.execPath, [join(home, 'dist/src/azurite.js'), ...ports, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const urls = await new Promise<Map<string, string>>((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code} before it listened: ${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const listening = said.matchAll(/Azurite (\w+) service is successfully listening at (\S+)/g);
      const found = new Map(Array.from(listening, ([, service = '', url = '']) => [service, url]));
      if (found.size === 3) resolve(found);
    });
  });

  const endpoint = (service: string) => `${service}Endpoint=${urls.get(service)}/${account};`;
  const endpoints = ['Blob', 'Queue', 'Table'].map(endpoint).join('');
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};${endpoints}`,
    close: async () => {
      child.kill();
      await ended;
    },
  };
};
