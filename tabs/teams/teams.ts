/** What the pages need of Microsoft Teams, and all they know about it. */

export type Theme = 'light' | 'dark' | 'contrast';

export interface Teams {
  /** False in a plain browser, where nobody is signed in. */
  readonly inside: boolean;
  /** The theme at the start. */
  readonly theme: Theme;
  /** What a deep link points to, such as `events/7kq2m9x4c1ab`; null without one. */
  readonly subPage: string | null;
  /** A token for our own API. Teams keeps it fresh, so ask each time and store nothing. Rejects when Teams gives none. */
  token(): Promise<string>;
  onTheme(listener: (theme: Theme) => void): void;
  /** Tells Teams that the first content is on the screen. Later calls do nothing. */
  contentShown(): void;
  /** Opens a link in the right place: a meeting in Teams, anything else in a browser. */
  open(url: string): Promise<void>;
}
