/** What happens to every request, in this order. Graph's own steps stand in `graph/graph.ts`. */
import { Hono } from 'hono';
import type { Control } from './control/control.ts';
import { controlRoutes } from './control/routes.ts';
import { breakConnection } from './faults/breakConnection.ts';
import { createGraph } from './graph/graph.ts';
import { graphDoor } from './graph/graphDoor.ts';
import { inspectorRoutes } from './inspector/routes.ts';
import { loginRoutes } from './login/routes.ts';
import type { Platform } from './platform.ts';
import { type Stamped, standardHeaders } from './standardHeaders.ts';
import { teamsRoutes } from './teams/routes.ts';
import { recordExchange } from './traffic/recordExchange.ts';

export function createPipeline(platform: Platform, control: Control): Hono<Stamped> {
  const app = new Hono<Stamped>();
  app.route('/', inspectorRoutes(platform));
  app.route('/', controlRoutes(control));
  app.use(breakConnection());
  app.use(recordExchange(platform));
  app.use(standardHeaders(platform));
  app.all('/v1.0/*', graphDoor(createGraph(platform), platform));
  app.route('/', teamsRoutes(platform));
  app.route('/', loginRoutes(platform));
  app.notFound((context) =>
    context.json({ error: { code: 'notFound', message: 'There is nothing at this address.' } }, 404),
  );
  return app;
}
