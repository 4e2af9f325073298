/** `/users` and `/me`: who is in the tenant. */
import { GraphError } from '../../graphError.ts';
import type { GraphReply, GraphRequest, Route } from '../../route.ts';
import { collectionReply } from '../collectionReply.ts';
import { entityReply } from '../entityReply.ts';
import { readMe, readUser, readUsers } from '../permissions.ts';
import { directory, findUser } from './directory.ts';
import { defaultUserProperties, presentUser } from './presentUser.ts';

/** Without `$select` Graph returns a handful of properties. */
const withDefaults = (request: GraphRequest): GraphRequest => ({
  ...request,
  options: { ...request.options, select: request.options.select ?? defaultUserProperties },
});

const notFound = (named: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${named}' does not exist or one of its queried reference-property objects are not present.`,
  );

const refused = (): GraphError =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** `User.Read` alone shows a person nobody but themselves. */
const readsEveryone = ({ caller }: GraphRequest): boolean =>
  caller.permissions.some((name) => readUsers[caller.kind].includes(name));

const reply = (request: GraphRequest, named: string): GraphReply => {
  const user = findUser(named);
  if (!readsEveryone(request) && (!user || user.id !== request.caller.userId)) throw refused();
  if (!user) throw notFound(named);
  return entityReply(presentUser(user), withDefaults(request), { always: [] });
};

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    permissions: readUsers,
    coverage: { partial: 'Properties of the local directory; no $search, no $expand.' },
    handle: (request) =>
      collectionReply(directory, withDefaults(request), {
        present: presentUser,
        defaultSize: 100,
        largest: 999,
      }),
  },
  {
    method: 'GET',
    path: '/users/{user-id}',
    permissions: readUser,
    coverage: { partial: 'Properties of the local directory; no $expand.' },
    handle: (request) => reply(request, request.params['user-id'] ?? ''),
  },
  {
    method: 'GET',
    path: '/me',
    permissions: readMe,
    coverage: { partial: 'Properties of the local directory; no $expand.' },
    handle: (request) => reply(request, request.caller.userId ?? ''),
  },
];
