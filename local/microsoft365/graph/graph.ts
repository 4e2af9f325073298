/** Graph itself: from a call to a reply in five steps. `$batch` sends its parts through the same door. */
import { readQueryOptions } from '../odata/queryOptions.ts';
import type { Platform } from '../platform.ts';
import { answerBatch } from './batch.ts';
import { readCaller, requirePermission } from './caller.ts';
import { errorReply, notImplemented, type RequestIds } from './errorReply.ts';
import { createMatcher } from './matchRoute.ts';
import type { GraphReply, RouteContext } from './route.ts';
import { routes } from './routes.ts';

export type GraphCall = {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: unknown;
  ids: RequestIds;
};

/** Answers any call, failures included. */
export type Graph = (call: GraphCall) => Promise<GraphReply>;

/** The one operation that is no route: it sends its parts back through the same door. */
export const batchOperation = { method: 'POST', path: '/$batch', coverage: 'supported' } as const;

const graphRoot = '/v1.0';

/** The path below `/v1.0`, still percent-encoded. */
const pathBelowRoot = (url: URL): string => url.pathname.slice(graphRoot.length) || '/';

export function createGraph(platform: Platform): Graph {
  const match = createMatcher(routes);
  const context: RouteContext = {
    store: platform.store,
    clock: platform.clock,
    baseUrl: `${platform.url}${graphRoot}`,
    newId: platform.newId,
  };

  const graph: Graph = async (call) => {
    const { method, url, headers, body, ids } = call;
    try {
      const address = new URL(url);
      const path = pathBelowRoot(address);
      const caller = await readCaller(headers.authorization, platform);
      if (method === batchOperation.method && path === batchOperation.path)
        return await answerBatch(call, graph);
      const found = match(method, path);
      if (!found) throw notImplemented(method, decodeURI(path));
      requirePermission(found.route, caller);
      const options = readQueryOptions(address.searchParams);
      const { route, params } = found;
      const request = {
        method,
        path,
        params,
        url,
        query: address.searchParams,
        options,
        headers,
        body,
        caller,
      };
      return await route.handle(request, context);
    } catch (error) {
      return errorReply(error, ids, platform.clock.now());
    }
  };
  return graph;
}
