/** Every Graph operation that the local Microsoft 365 has. */
import { outlookRoutes } from './outlook/routes.ts';
import type { Route } from './route.ts';
import { siteRoutes } from './sites/routes.ts';
import { subscriptionRoutes } from './subscriptions/subscriptionRoutes.ts';
import { teamsRoutes } from './teams/routes.ts';

export const routes: readonly Route[] = [
  ...siteRoutes,
  ...outlookRoutes,
  ...subscriptionRoutes,
  ...teamsRoutes,
];
