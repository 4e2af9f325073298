/** Every Graph operation that the local Microsoft 365 has. */
import type { Route } from './route.ts';
import { siteRoutes } from './sites/routes.ts';

export const routes: readonly Route[] = [...siteRoutes];
