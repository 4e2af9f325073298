/** The inspector: every exchange, readable. */
import { Hono } from 'hono';
import type { Platform } from '../platform.ts';

export function inspectorRoutes({ traffic }: Platform): Hono {
  const app = new Hono();
  app.get('/_inspector/exchanges', (context) => context.json({ exchanges: traffic.recent() }));
  return app;
}
