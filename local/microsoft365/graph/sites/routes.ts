/** SharePoint of the local Microsoft 365: sites, their lists, the lists' columns and items. */
import type { Route } from '../route.ts';
import { columnOperations } from './columnRoutes.ts';
import { itemDeltaOperations } from './itemDeltaRoutes.ts';
import { itemOperations } from './itemRoutes.ts';
import { listOperations } from './listRoutes.ts';
import { siteOperations } from './siteRoutes.ts';

export const siteRoutes: readonly Route[] = [
  ...siteOperations,
  ...listOperations,
  ...columnOperations,
  ...itemOperations,
  ...itemDeltaOperations,
];
