/** Writes every exchange into the traffic log, without its secrets. */

import type { MiddlewareHandler } from 'hono';
import { decodeJwt } from 'jose';
import type { Platform } from '../platform.ts';
import type { Stamped } from '../standardHeaders.ts';
import { readBody, withoutCredentials, withoutSecrets } from './exchange.ts';

/** Whoever the token says, unverified: for people who read the log. */
const callerOf = (authorization: string | undefined, appId: string): string => {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return 'anonymous';
  try {
    const { name, appid, azp } = decodeJwt(token);
    const client = appid ?? azp;
    return String(name ?? (client === appId ? 'our application' : client) ?? 'unknown');
  } catch {
    return 'unreadable token';
  }
};

export function recordExchange({ traffic, clock, tenant, faults }: Platform): MiddlewareHandler<Stamped> {
  return async (context, next) => {
    const started = performance.now();
    const at = clock.now().toISOString();
    const requestBody = await context.req.text();
    await next();
    const { req, res } = context;
    const responseBody = await res.clone().text();
    const { requestId } = context.get('ids');
    const injected = faults.take(requestId);
    const unanswered = injected.some(({ kind }) => kind === 'reset') && context.get('connection') === 'lost';
    traffic.record({
      id: requestId,
      at,
      durationMs: Math.round((performance.now() - started) * 10) / 10,
      caller: callerOf(req.header('authorization'), tenant.appId),
      method: req.method,
      url: req.url,
      requestHeaders: withoutCredentials(req.raw.headers),
      requestBody: withoutSecrets(readBody(requestBody, req.header('content-type') ?? null)),
      status: unanswered ? 0 : res.status,
      responseHeaders: withoutCredentials(res.headers),
      responseBody: unanswered
        ? null
        : withoutSecrets(readBody(responseBody, res.headers.get('content-type'))),
      faults: injected,
    });
  };
}
