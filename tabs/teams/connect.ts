import { app, authentication } from '@microsoft/teams-js';
import { outside } from './outside.ts';
import type { Teams, Theme } from './teams.ts';

/** A page that is framed by something that is not Teams never gets an answer; the library itself would wait a minute. */
const patienceMs = 8_000;

const themeNamed = (name: string): Theme =>
  name === 'dark' ? 'dark' : name === 'contrast' ? 'contrast' : 'light';

/** Shakes hands with Teams. Never rejects: where there is no Teams, the answer is the plain browser. */
export async function connect(): Promise<Teams> {
  if (window.parent === window && !('nativeInterface' in window)) return outside();
  try {
    await Promise.race([app.initialize(), tooLong()]);
    // Asked for at once, beside the context: the first request waits for it.
    const firstToken = authentication.getAuthToken();
    firstToken.catch(() => {});
    return inside(await app.getContext(), firstToken);
  } catch (error) {
    console.warn('Teams did not answer.', error);
    return outside();
  }
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('No answer in time.')), patienceMs));

function inside(context: app.Context, firstToken: Promise<string>): Teams {
  let early: Promise<string> | null = firstToken;
  let shown = false;
  return {
    inside: true,
    theme: themeNamed(context.app.theme),
    subPage: context.page.subPageId || null,
    token() {
      const token = early ?? authentication.getAuthToken();
      early = null;
      return token;
    },
    onTheme: (listener) => app.registerOnThemeChangeHandler((name) => listener(themeNamed(name))),
    contentShown() {
      if (shown) return;
      shown = true;
      app.notifyAppLoaded();
      // Older hosts give no answer to this; a failure here must not reach the page that is already in use.
      void app.notifySuccess().catch((error: unknown) => console.warn('Teams did not note the page.', error));
    },
    async open(url) {
      await app.openLink(url).catch(() => window.open(url, '_blank', 'noopener'));
    },
  };
}
