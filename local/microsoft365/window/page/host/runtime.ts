/** What the window tells teams-js it can do. Anything not named here the library itself refuses, with error 100. */

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

/** Reply to `initialize`: frame context, client type, runtime as JSON text, and the oldest library that may ask. */
export const initializeReply = ['content', 'web', JSON.stringify(runtimeConfig), '2.0.1'];
