/** Our app in people's Teams: an installation, and the chat with the bot that comes of it. The catalogue keeps the app's own id. */
import type { Chat, UserScopeTeamsAppInstallation } from '@microsoft/microsoft-graph-types';
import { appId, tenantId } from '../../../people.ts';
import type { Collection, Store } from '../../store.ts';

export type Installation = { userId: string; installedAt: string };

export const installationsIn = (store: Store): Collection<Installation> =>
  store.collection<Installation>('teamsInstallations');

/** Unlike the id of the app: the app in one person's Teams. */
export const installationId = ({ userId }: Pick<Installation, 'userId'>): string =>
  Buffer.from(`${userId}##${appId}`).toString('base64');

export const presentInstallation = (
  installation: Installation,
  withApp: boolean,
): UserScopeTeamsAppInstallation => ({
  id: installationId(installation),
  ...(withApp && {
    teamsApp: {
      id: appId,
      externalId: appId,
      displayName: 'Norfolk Learning',
      distributionMethod: 'organization',
    },
  }),
});

/** By this id the connector knows the chat too. */
export const presentChat = ({ userId, installedAt }: Installation): Chat => ({
  id: `19:${userId}_${appId}@unq.gbl.spaces`,
  topic: null,
  createdDateTime: installedAt,
  lastUpdatedDateTime: installedAt,
  chatType: 'oneOnOne',
  webUrl: null,
  tenantId,
  onlineMeetingInfo: null,
});
