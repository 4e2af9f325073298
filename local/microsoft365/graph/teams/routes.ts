/** `/users/{user-id}/teamwork/installedApps`: the app installs itself for people. */
import { z } from 'zod';
import { appId } from '../../../people.ts';
import { teamsSettings } from '../../teams/settings.ts';
import { GraphError } from '../graphError.ts';
import { collectionReply } from '../outlook/collectionReply.ts';
import { findUser } from '../outlook/directory/directory.ts';
import { entityReply } from '../outlook/entityReply.ts';
import type { GraphRequest, Route, RouteContext } from '../route.ts';
import {
  type Installation,
  installationId,
  installationsIn,
  presentChat,
  presentInstallation,
} from './installation.ts';

const permissions: Route['permissions'] = {
  application: ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All'],
  delegated: [],
};

const notFound = (what: string): GraphError => new GraphError(404, 'NotFound', `${what} was not found.`);

const userIn = ({ params }: GraphRequest): string => {
  const user = findUser(params['user-id'] ?? '');
  if (!user?.accountEnabled) throw notFound('The user');
  return user.id;
};

const installationOf = (request: GraphRequest, { store }: RouteContext): Installation => {
  const installation = installationsIn(store).get(userIn(request));
  const named = request.params['userScopeTeamsAppInstallation-id'];
  if (!installation || installationId(installation) !== named) throw notFound('The installation');
  return installation;
};

const addition = z.strictObject({ 'teamsApp@odata.bind': z.string() });

const app = '/users/{user-id}/teamwork/installedApps';
const one = `${app}/{userScopeTeamsAppInstallation-id}`;

export const teamsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: app,
    permissions,
    coverage: { partial: 'Our own app; $expand=teamsApp.' },
    handle(request, { store }) {
      const installation = installationsIn(store).get(userIn(request));
      const withApp = request.options.expand.some(({ property }) => property === 'teamsApp');
      return collectionReply(installation ? [installation] : [], request, {
        present: (each) => presentInstallation(each, withApp),
        probe: (each) => presentInstallation(each, true),
        defaultSize: 100,
        largest: 100,
        always: ['id'],
        expandable: ['teamsApp'],
      });
    },
  },
  {
    method: 'POST',
    path: app,
    permissions,
    coverage: { partial: 'Our own app. The bot is not told of it.' },
    handle(request, { store, clock }) {
      const read = addition.safeParse(request.body);
      if (!read.success) throw new GraphError(400, 'BadRequest', 'Name the app by teamsApp@odata.bind.');
      const userId = userIn(request);
      const named = read.data['teamsApp@odata.bind'];
      if (!named.endsWith(`/v1.0/appCatalogs/teamsApps/${appId}`)) throw notFound('The app');
      if (teamsSettings.read(store).installing === 'blocked')
        throw new GraphError(
          403,
          'Forbidden',
          'The app is blocked by the app permission policy of the user.',
        );
      if (installationsIn(store).get(userId))
        throw new GraphError(409, 'Conflict', 'The app is already installed for the user.');
      installationsIn(store).put(userId, { userId, installedAt: clock.now().toISOString() });
      return { status: 201 };
    },
  },
  {
    method: 'GET',
    path: one,
    permissions,
    coverage: { partial: 'No $expand.' },
    handle: (request, context) =>
      entityReply(presentInstallation(installationOf(request, context), false), request),
  },
  {
    method: 'GET',
    path: `${one}/chat`,
    permissions,
    coverage: { partial: 'No $expand.' },
    handle: (request, context) => entityReply(presentChat(installationOf(request, context)), request),
  },
];
