/** The outermost step: a reply that was to be lost does not leave, one that was to be cut leaves by half. */
import type { MiddlewareHandler } from 'hono';
import type { Stamped } from '../standardHeaders.ts';

export function breakConnection(): MiddlewareHandler<Stamped> {
  return async (context, next) => {
    await next();
    const connection = context.get('connection');
    if (connection === 'lost') context.env.loseConnection();
    if (connection !== 'cut') return;
    const { status, headers } = context.res;
    const body = await context.res.text();
    headers.delete('Content-Length');
    context.res = undefined;
    context.res = new Response(body === '' ? null : body.slice(0, body.length / 2), { status, headers });
  };
}
