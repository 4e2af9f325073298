/** Reading sites. */
import { selected } from '../../odata/select.ts';
import type { Route, RouteContext } from '../route.ts';
import { mayRead } from './permissions.ts';
import { findSite, presentSite } from './site.ts';

const metadata = ({ baseUrl }: RouteContext) => `${baseUrl}/$metadata#sites/$entity`;

export const siteOperations: readonly Route[] = [
  {
    method: 'GET',
    path: '/sites/{site-id}',
    permissions: mayRead,
    coverage: 'supported',
    handle: ({ params, options }, context) => ({
      status: 200,
      body: {
        '@odata.context': metadata(context),
        ...selected(presentSite(findSite(params['site-id'] ?? '')), options.select),
      },
    }),
  },
];
