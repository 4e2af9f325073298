import type { Teams, Theme } from './teams.ts';

const media = (query: string): MediaQueryList => window.matchMedia(query);

const preferred = (): Theme => (media('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** A plain browser: its own colours, and nobody signed in. */
export function outside(): Teams {
  return {
    inside: false,
    theme: preferred(),
    subPage: null,
    token: () => Promise.reject(new Error('Nobody is signed in outside Teams.')),
    onTheme: (listener) =>
      media('(prefers-color-scheme: dark)').addEventListener('change', () => listener(preferred())),
    contentShown: () => {},
    open: async (url) => {
      window.open(url, '_blank', 'noopener');
    },
  };
}
