/** What the window answers to each call of teams-js: the arguments of the reply, or null where none is expected. */
import { z } from 'zod';
import { accessToken } from '../accessTokens.ts';
import { shareLink } from '../place.ts';
import { contextOf } from './context.ts';
import type { HostedTab } from './hostedTab.ts';
import { initializeReply } from './runtime.ts';

type ReplyArguments = readonly unknown[] | null;
export type Call = (args: readonly unknown[], tab: HostedTab) => ReplyArguments | Promise<ReplyArguments>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** teams-js calls "status and reason": done, or not and why. */
const outcome = (refusal: string | null): readonly unknown[] =>
  refusal === null ? [true] : [false, refusal];

const failed: Call = ([reason, message], { onProgress }) => {
  onProgress({ state: 'failed', reason: text(reason) || 'Other', message: text(message) });
  return null;
};

const destination = z.object({ pageId: z.string(), subPageId: z.string().optional() });
const appDestination = destination.extend({ appId: z.string() });

const currentPage = (tab: HostedTab) => ({
  entityId: tab.tab.entityId,
  suggestedDisplayName: tab.tab.name,
  contentUrl: new URL(tab.tab.contentPath, location.origin).href,
  websiteUrl: new URL(tab.tab.contentPath, location.origin).href,
});

const notHere = (what: string) => `The local Teams window does not ${what}.`;

export const calls: Readonly<Record<string, Call>> = {
  initialize: () => initializeReply,
  getContext: (_args, tab) => [contextOf(tab)],

  'appInitialization.appLoaded': (_args, { onProgress }) => {
    onProgress({ state: 'loaded' });
    return null;
  },
  'appInitialization.success': (_args, { onProgress }) => {
    onProgress({ state: 'ready' });
    return [];
  },
  'appInitialization.failure': failed,
  'appInitialization.expectedFailure': failed,

  'authentication.getAuthToken': async (_args, { person }) => {
    try {
      return [true, await accessToken(person.objectId, 'app')];
    } catch (error) {
      return [false, error instanceof Error ? error.message : String(error)];
    }
  },
  'authentication.getUser': (_args, { app, person }) => [
    true,
    {
      aud: app.appId,
      tid: app.tenantId,
      oid: person.objectId,
      upn: person.userPrincipalName,
      name: person.displayName,
    },
  ],
  'authentication.authenticate': () => [false, notHere('open sign-in pages; it signs people in silently')],

  'settings.getSettings': (_args, tab) => [currentPage(tab)],
  'pages.getConfig.': (_args, tab) => [currentPage(tab)],
  'settings.setSettings': () => [false, notHere('hold configurable tabs')],

  executeDeepLink: ([link], { openLink }) => {
    const url = URL.parse(text(link));
    return outcome(url ? openLink(url) : 'That is not a complete link.');
  },
  'pages.navigateToApp': ([params], tab) => {
    const to = appDestination.safeParse(params);
    if (!to.success) return [false, 'appId and pageId are needed.'];
    if (to.data.appId !== tab.app.appId) return [false, 'That app is not installed here.'];
    return outcome(tab.showTab(to.data.pageId, to.data.subPageId ?? null));
  },
  'pages.currentApp.navigateTo': ([params], { showTab }) => {
    const to = destination.safeParse(params);
    return outcome(to.success ? showTab(to.data.pageId, to.data.subPageId ?? null) : 'pageId is needed.');
  },
  'pages.currentApp.navigateToDefaultPage': (_args, { app, showTab }) =>
    outcome(showTab(app.tabs[0]?.entityId ?? '', null)),
  'chat.openChat': (_args, { app, openChat }) => {
    if (!app.chat) return [false, 'Chat is left out of this window.'];
    openChat();
    return [true];
  },

  shareDeepLink: ([subPageId, label], { app, tab, share }) => {
    share(
      shareLink(location.origin, app.appId, tab.entityId, text(subPageId) || null),
      text(label) || tab.name,
    );
    return null;
  },
  returnFocus: ([forward], { returnFocus }) => {
    returnFocus(forward === true);
    return null;
  },
  setFrameContext: () => null,
  readyToUnload: () => null,
  'settings.setValidityState': () => null,
};

/** These answer with "status and reason", so that an error object in first place would read as success. */
const answersStatus =
  /^(navigate\w+|pages\.(?!getConfig)|calendar\.|chat\.|mail\.|conversations\.|search\.|settings\.set|authentication\.)/;

/** Error 100: not supported on this platform (teams-js, ErrorCode). Said in the shape that the call expects. */
export function notSupported(func: string): readonly unknown[] {
  const message = notHere(`support ${func}`);
  return answersStatus.test(func) ? [false, message] : [{ errorCode: 100, message }];
}
