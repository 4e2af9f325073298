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

const here = (path: string) => new URL(path, location.origin).href;

/** What a tab was saved as. A page that configures a new one gets nothing but empty names, as in Teams. */
const currentPage = ({ tab, configuring }: HostedTab) => {
  if (configuring === null)
    return {
      entityId: tab.entityId,
      suggestedDisplayName: tab.name,
      contentUrl: here(tab.contentPath),
      websiteUrl: here(tab.contentPath),
    };
  const { current } = configuring;
  return {
    entityId: current?.entityId ?? '',
    suggestedDisplayName: current?.name ?? '',
    contentUrl: current ? here(current.contentPath) : '',
    websiteUrl: current?.websitePath ? here(current.websitePath) : '',
  };
};

const notHere = (what: string) => `The local Teams window does not ${what}.`;

export const calls: Readonly<Record<string, Call>> = {
  initialize: (_args, tab) => initializeReply(tab),
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
  'settings.setSettings': ([settings], { configuring }) =>
    outcome(configuring ? configuring.set(settings) : 'Only a page that configures a tab can save one.'),
  'settings.setValidityState': ([valid], { configuring }) => {
    configuring?.onValidity(valid === true);
    return null;
  },
  'settings.save.success': (_args, { configuring }) => {
    configuring?.onSaved();
    return null;
  },
  'settings.save.failure': ([reason], { configuring }) => {
    configuring?.onNotSaved(text(reason) || 'The page gave no reason.');
    return null;
  },

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

  shareDeepLink: ([subPageId, label], { app, tab, channel, share }) => {
    const place = {
      appId: app.appId,
      entityId: tab.entityId,
      subPageId: text(subPageId) || null,
      channelId: channel?.channel.id ?? null,
    };
    share(shareLink(location.origin, place), text(label) || tab.name);
    return null;
  },
  returnFocus: ([forward], { returnFocus }) => {
    returnFocus(forward === true);
    return null;
  },
  setFrameContext: () => null,
  readyToUnload: () => null,
};

/** These answer with "status and reason", so that an error object in first place would read as success. */
const answersStatus =
  /^(navigate\w+|pages\.(?!getConfig)|calendar\.|chat\.|mail\.|conversations\.|search\.|settings\.set|authentication\.)/;

/** Error 100: not supported on this platform (teams-js, ErrorCode). Said in the shape that the call expects. */
export function notSupported(func: string): readonly unknown[] {
  const message = notHere(`support ${func}`);
  return answersStatus.test(func) ? [false, message] : [{ errorCode: 100, message }];
}
