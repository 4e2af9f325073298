/** The flat context that a host answers to `getContext`; teams-js turns it into `app.Context`. */
import type { HostedTab } from './hostedTab.ts';

const sessionId = crypto.randomUUID();

export function contextOf({ app, tab, subPageId, person, theme }: HostedTab): Record<string, unknown> {
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
    frameContext: 'content',
    isFullScreen: false,
    isMultiWindow: false,
    entityId: tab.entityId,
    ...(subPageId === null ? {} : { subEntityId: subPageId }),
    userObjectId: person.objectId,
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.mail,
    tid: app.tenantId,
  };
}
