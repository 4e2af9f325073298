/** What operations use of the platform. */
import type { Platform } from '../platform.ts';
import type { RouteContext } from './route.ts';

export const graphRoot = '/v1.0';

export const routeContext = ({ store, clock, url, newId, webhooks }: Platform): RouteContext => ({
  store,
  clock,
  baseUrl: `${url}${graphRoot}`,
  newId,
  webhooks,
});
