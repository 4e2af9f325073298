/** What the host side of teams-js knows about the tab it holds, and what a tab may ask of the window around it. */

import type { AppTab, HostedApp, Person } from '../session.ts';
import type { Theme } from '../theme.ts';

/** How far the page in the frame has come, by its own account. */
export type TabProgress =
  | { state: 'loaded' }
  | { state: 'ready' }
  | { state: 'failed'; reason: string; message: string };

export type HostedTab = {
  frame: HTMLIFrameElement;
  app: HostedApp;
  tab: AppTab;
  subPageId: string | null;
  person: Person;
  theme(): Theme;
  onProgress(progress: TabProgress): void;
  /** Opens a place of our app or the web. @returns why not, or null when done */
  openLink(url: URL): string | null;
  /** @returns why not, or null when done */
  showTab(entityId: string, subPageId: string | null): string | null;
  openChat(): void;
  share(link: string, label: string): void;
  /** The page gives the focus back: `forward` to what follows the frame. */
  returnFocus(forward: boolean): void;
};
