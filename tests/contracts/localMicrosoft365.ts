/** The local Microsoft 365 for the tests of one file, with Graph opened on it and every call counted. */
import tls from 'node:tls';
import { createAppToken } from '#adapters/graph/appToken.ts';
import type { Graph } from '#adapters/graph/graph.ts';
import { createGraph } from '#adapters/graph/graphClient.ts';
import type { Pace } from '#adapters/graph/retry.ts';
import { createLocalMicrosoft365, type LocalMicrosoft365 } from '../../local/microsoft365/server.ts';
import { appId, mailbox, siteHost, sitePath, tenantId } from '../../local/people.ts';
import type { Exchange } from './graphTraffic.ts';

export { mailbox };
export const site = `${siteHost}:${sitePath}`;

export type OpenedMicrosoft365 = {
  local: LocalMicrosoft365;
  graph: Graph;
  /** Method and path of every request to Graph, since it was last emptied. */
  requests: string[];
  /** Everything that went to Graph and back, from the beginning. */
  exchanges: Exchange[];
  /** The next request is carried out, and its reply lost on the way. */
  loseNextReply(): void;
  close(): Promise<void>;
};

/** Waits are not waited for: they put the clock forward. */
const swiftPace = (): Pace => {
  let passed = 0;
  return {
    now: () => new Date(Date.now() + passed),
    sleep: async (milliseconds) => {
      passed += milliseconds;
    },
    random: () => 0,
  };
};

export const openLocalMicrosoft365 = async (): Promise<OpenedMicrosoft365> => {
  const local = await createLocalMicrosoft365({ port: 0 });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), local.ca]);
  const requests: string[] = [];
  const exchanges: Exchange[] = [];
  let losing = false;
  const graph = createGraph({
    graphUrl: local.url,
    token: createAppToken({
      loginUrl: local.url,
      graphUrl: local.url,
      tenantId,
      clientId: appId,
      clientSecret: local.clientSecret,
    }),
    pace: swiftPace(),
    fetch: async (input, init) => {
      const method = init?.method ?? 'GET';
      requests.push(`${method} ${decodeURIComponent(new URL(String(input)).pathname)}`);
      const response = await fetch(input, init);
      const text = await response.clone().text();
      exchanges.push({
        method,
        url: String(input),
        requestBody: init?.body ? JSON.parse(String(init.body)) : null,
        status: response.status,
        responseBody: text === '' ? null : JSON.parse(text),
      });
      if (losing) {
        losing = false;
        throw new TypeError('fetch failed');
      }
      return response;
    },
  });
  const loseNextReply = () => {
    losing = true;
  };
  return { local, graph, requests, exchanges, loseNextReply, close: () => local.close() };
};
