/** Graph itself: from a call to a reply in six steps. `$batch` sends its parts through the same door. */
import { withGrants } from '../consent.ts';
import { type Connection, carryOut } from '../faults/carryOut.ts';
import { readQueryOptions } from '../odata/queryOptions.ts';
import type { Platform } from '../platform.ts';
import { answerBatch } from './batch.ts';
import { readCaller, requirePermission } from './caller.ts';
import { errorReply, notImplemented, type RequestIds } from './errorReply.ts';
import { createMatcher, type Match } from './matchRoute.ts';
import type { Caller, GraphReply, GraphRequest } from './route.ts';
import { graphRoot, routeContext } from './routeContext.ts';
import { routes } from './routes.ts';
import { serviceInTrouble } from './serviceInTrouble.ts';
import { serviceSettings } from './serviceSettings.ts';

export type GraphCall = {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: unknown;
  ids: RequestIds;
  /** Whoever calls, where that is known already: the parts of a batch are their batch's. */
  caller?: Caller;
};

/** A reply, and what becomes of the connection that it goes back on. */
export type GraphAnswer = GraphReply & { connection?: Connection };

/** Answers any call, failures included. */
export type Graph = (call: GraphCall) => Promise<GraphAnswer>;

/** The one operation that is no route: it sends its parts back through the same door. */
export const batchOperation = { method: 'POST', path: '/$batch', coverage: 'supported' } as const;

/** The path below `/v1.0`, still percent-encoded. */
const pathBelowRoot = (url: URL): string => url.pathname.slice(graphRoot.length) || '/';

export function createGraph(platform: Platform): Graph {
  const { clock, faults, store, throttles } = platform;
  const match = createMatcher(routes);
  const context = routeContext(platform);
  const failed = (error: unknown, ids: RequestIds) => errorReply(error, ids, clock.now());

  const runOperation = async (
    { route, params }: Match,
    request: Omit<GraphRequest, 'params' | 'options'>,
  ) => {
    await clock.sleep(serviceSettings.read(store).latencyMilliseconds);
    requirePermission(route, withGrants(request.caller, request.path, store));
    const options = readQueryOptions(request.query);
    return await route.handle({ ...request, params, options }, context);
  };

  /** The limits speak in the headers of every reply, refusals of other kinds included. */
  const runWithinLimits = async (found: Match, call: GraphCall, path: string, caller: Caller) => {
    const { method, url, headers, body } = call;
    const query = new URL(url).searchParams;
    const admission = throttles.admit({ method, path, query, body, caller });
    try {
      const request = { method, path, url, query, headers, body, caller };
      const reply = await runOperation(found, request).catch((error) => failed(error, call.ids));
      return { ...reply, headers: { ...reply.headers, ...admission.headers } };
    } finally {
      admission.leave();
    }
  };

  const answer = async (call: GraphCall, path: string): Promise<GraphReply> => {
    const { method, headers, ids } = call;
    try {
      const caller = call.caller ?? (await readCaller(headers.authorization, platform));
      if (method === batchOperation.method && path === batchOperation.path)
        return await answerBatch({ ...call, caller }, graph);
      const found = match(method, path);
      if (!found) throw notImplemented(method, decodeURI(path));
      return await runWithinLimits(found, call, path, caller);
    } catch (error) {
      return failed(error, ids);
    }
  };

  const graph: Graph = async (call) => {
    const { method, url, ids } = call;
    const address = new URL(url);
    const path = pathBelowRoot(address);
    const { reply, connection } = await carryOut(faults.strike(ids.requestId, method, address.pathname), {
      clock,
      run: () => answer(call, path),
      refuse: (refusal) => failed(serviceInTrouble(path, refusal), ids),
    });
    return connection === undefined ? reply : { ...reply, connection };
  };
  return graph;
}
