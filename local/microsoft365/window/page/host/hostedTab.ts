/** What the host side of teams-js knows about the tab it holds, and what a tab may ask of the window around it. */

import type { Channel, TabSettings, Team } from '../channels.ts';
import type { AppTab, HostedApp, Person } from '../session.ts';
import type { Theme } from '../theme.ts';

/** How far the page in the frame has come, by its own account. */
export type TabProgress =
  | { state: 'loaded' }
  | { state: 'ready' }
  | { state: 'failed'; reason: string; message: string };

/** A page that asks what a channel's tab is to show, beside a Save button that is the window's. */
export type Configuring = {
  /** What was saved before; null for a tab that is being added. */
  current: TabSettings | null;
  /** Whether Save may be pressed. */
  onValidity(valid: boolean): void;
  /** Notes what is to be kept. @returns why not, or null when done */
  set(settings: unknown): string | null;
  /** The page has done its part of the saving. */
  onSaved(): void;
  onNotSaved(reason: string): void;
};

export type HostedTab = {
  frame: HTMLIFrameElement;
  app: HostedApp;
  tab: AppTab;
  subPageId: string | null;
  /** Where it stands; null in the personal app. */
  channel: { team: Team; channel: Channel } | null;
  /** null for a page that is a tab's content. */
  configuring: Configuring | null;
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
