/** The headers that stand on every reply of Graph, and the ids by which one request is found again. */
import type { MiddlewareHandler } from 'hono';
import type { Connection } from './faults/carryOut.ts';
import type { RequestIds } from './graph/errorReply.ts';
import type { Platform } from './platform.ts';

/** What travels with a request through the pipeline. */
export type Stamped = {
  Variables: {
    ids: RequestIds;
    /** Set when the connection breaks before or within the reply. */
    connection?: Connection;
  };
  Bindings: {
    /** Ends the connection at once, without a word. */
    loseConnection(): void;
  };
};

export function standardHeaders({ newId, clock }: Platform): MiddlewareHandler<Stamped> {
  return async (context, next) => {
    const requestId = newId();
    const ids = { requestId, clientRequestId: context.req.header('client-request-id') ?? requestId };
    context.set('ids', ids);
    await next();
    const { headers } = context.res;
    headers.set('request-id', ids.requestId);
    headers.set('client-request-id', ids.clientRequestId);
    headers.set('Date', clock.now().toUTCString());
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store, no-cache');
    headers.set('X-Content-Type-Options', 'nosniff');
  };
}
