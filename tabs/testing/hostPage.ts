/** A window that behaves as Teams does towards one tab: the handshake, the context, the token, the theme. */

/** What the window tells the tab. Without a `tab` it stays empty until a test calls `openTab(address)`. */
export type HostOptions = { tab: string; theme: string; subPage: string; token: string; name: string };

/**
 * The page's text. It notes in `window.teams` when the tab said that its content is shown, counted from the
 * moment the frame began to load, which links it asked to open, what it shared and how it set up a channel's tab.
 */
export const hostPage = (options: HostOptions): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Teams</title><link rel="icon" href="data:,">
<style>body{margin:0}iframe{display:block;width:100vw;height:100vh;border:0}</style></head>
<body><script>
const options = ${JSON.stringify(options).replaceAll('<', '\\u003c')};
const frame = document.createElement('iframe');
frame.title = 'Events';
window.teams = { opened: [], calls: [], began: performance.now() };
const answers = {
  initialize: () => [frame.src.includes('/tabs/configure') ? 'settings' : 'content', 'web', JSON.stringify({ apiVersion: 4, isLegacyTeams: false,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: { app: { notifySuccessResponse: {} }, pages: { backStack: {}, config: {} }, sharing: {} } }), '2.0.1'],
  getContext: () => [{ locale: 'en-gb', theme: options.theme, appSessionId: 's', sessionId: 's', hostClientType: 'web',
    hostName: 'Teams', entityId: 'events', subEntityId: options.subPage, frameContext: 'content', userObjectId: 'u',
    tid: 't' }],
  'authentication.getAuthToken': () => options.token ? [true, options.token] : [false, 'CancelledByUser'],
  'appInitialization.success': () => [undefined],
  'sharing.shareWebContent': ({ content }) => { window.teams.shared = content; return [undefined, true]; },
  'settings.setValidityState': (valid) => { window.teams.savable = valid; },
  'settings.setSettings': (settings) => { window.teams.saved = settings; return [true]; },
  'settings.getSettings': () => [window.teams.saved ?? {}],
  executeDeepLink: (url) => { window.teams.opened.push(url); return [true]; },
};
addEventListener('message', ({ source, data, origin }) => {
  if (source !== frame.contentWindow || typeof data.func !== 'string') return;
  window.teams.calls.push(data.func);
  if (data.func === 'appInitialization.success' && window.teams.shown === undefined) {
    window.teams.shown = performance.now() - window.teams.began;
    window.teams.eventsAtShown = frame.contentDocument.querySelectorAll('main li h3').length;
  }
  const answer = answers[data.func];
  if (answer) frame.contentWindow.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: answer(...(data.args ?? [])) }, origin);
});
window.setTheme = (theme) => frame.contentWindow.postMessage({ func: 'themeChange', args: [theme] }, location.origin);
window.saveTab = () => frame.contentWindow.postMessage({ func: 'settings.save', args: [{}] }, location.origin);
window.openTab = (address) => {
  window.teams.began = performance.now();
  frame.src = address;
  document.body.append(frame);
};
if (options.tab) window.openTab(options.tab);
</script></body></html>`;
