/** What the connector asks of the rest of Teams: both run in processes of their own. */
import { Hono } from 'hono';
import type { Platform } from '../platform.ts';
import { teamsSettings } from './settings.ts';

export function teamsRoutes({ store }: Pick<Platform, 'store'>): Hono {
  const app = new Hono();
  app.get('/_connector/people/:objectId', ({ req, json }) =>
    json({ hasBlocked: teamsSettings.read(store).blockedBy.includes(req.param('objectId')) }),
  );
  return app;
}
