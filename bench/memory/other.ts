/**
 * Everything but the service, in a thread with a heap of its own: the local Microsoft 365 with limits out of reach, and
 * storage in memory. The service's thread asks it by messages.
 */
import { parentPort } from 'node:worker_threads';
import { createMicrosoft365InProcess } from '../../local/microsoft365/inProcess.ts';
import { keepSigningKeys } from '../../local/microsoft365/login/keys.ts';
import { appId, tenantId } from '../../local/people.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { Asked, Told } from './link.ts';

if (!parentPort) throw new Error('this runs in a thread of its own');
const port = parentPort;
const plenty = 1_000_000_000;

const local = createMicrosoft365InProcess({
  keys: await keepSigningKeys(null),
  settings: {
    outlookLimits: { requests: plenty, uploadBytes: plenty },
    sharePointLimits: { licences: 60_000, unitsPerMinute: plenty, unitsPerDay: plenty },
  },
});
const deps = inMemoryDeps();

const microsoft365 = {
  async token(): Promise<string> {
    const response = await local.fetch(`${local.url}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: local.clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  },
  async fetch(url: string, init: RequestInit) {
    const response = await local.fetch(url, init);
    const { status, headers } = response;
    return { status, headers: [...headers], text: await response.text() };
  },
};
/** What waits in the queue: the next message, or null. */
const queue = { take: async () => deps.outbox.published.shift() ?? null };
const ports = { ...deps, microsoft365, queue };

port.on('message', async ({ id, port: name, method, given }: Asked) => {
  const target = Reflect.get(ports, name) as Record<string, (...given: unknown[]) => unknown>;
  const told: Told = await Promise.resolve(target[method]?.(...given)).then(
    (value) => ({ id, value }),
    (error: unknown) => ({ id, error: String(error) }),
  );
  port.postMessage(told);
});
