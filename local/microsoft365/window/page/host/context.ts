/** The flat context that a host answers to `getContext`; teams-js turns it into `app.Context`. */
import type { HostedTab } from './hostedTab.ts';
import { frameContextOf } from './runtime.ts';

const sessionId = crypto.randomUUID();

const channelOf = ({ channel }: HostedTab): Record<string, unknown> =>
  channel === null
    ? {}
    : {
        teamId: channel.team.id,
        teamName: channel.team.name,
        groupId: channel.team.groupId,
        channelId: channel.channel.id,
        channelName: channel.channel.name,
        channelType: 'Regular',
      };

export function contextOf(hosted: HostedTab): Record<string, unknown> {
  const { app, tab, subPageId, person, theme } = hosted;
  return {
    locale: 'en-gb',
    osLocaleInfo: {
      platform: 'web',
      regionalFormat: 'en-gb',
      shortDate: 'dd/MM/yyyy',
      longDate: 'd MMMM yyyy',
      shortTime: 'HH:mm',
      longTime: 'HH:mm:ss',
    },
    theme: theme(),
    sessionId,
    appSessionId: sessionId,
    appId: app.appId,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    frameContext: frameContextOf(hosted),
    isFullScreen: false,
    isMultiWindow: false,
    ...channelOf(hosted),
    entityId: tab.entityId,
    ...(subPageId === null ? {} : { subEntityId: subPageId }),
    userObjectId: person.objectId,
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.mail,
    tid: app.tenantId,
  };
}
