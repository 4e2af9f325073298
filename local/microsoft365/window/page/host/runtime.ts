/** What the window tells teams-js it can do. Anything not named here the library itself refuses, with error 100. */
import type { HostedTab } from './hostedTab.ts';

const runtimeConfig = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: {
    app: { notifySuccessResponse: {} },
    chat: {},
    pages: { config: {}, currentApp: {} },
  },
};

/** `settings` is what allows a page to ask for Save (teams-js refuses `pages.config` elsewhere). */
export const frameContextOf = ({ configuring }: HostedTab): 'content' | 'settings' =>
  configuring === null ? 'content' : 'settings';

/** Reply to `initialize`: frame context, client type, runtime as JSON text, and the oldest library that may ask. */
export const initializeReply = (tab: HostedTab): readonly unknown[] => [
  frameContextOf(tab),
  'web',
  JSON.stringify(runtimeConfig),
  '2.0.1',
];
