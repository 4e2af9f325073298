/** The Teams window in Chromium, as one person. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import type { LocalPerson } from '../../../local/people.ts';
import type { Stack } from './startStack.ts';

export type TeamsWindow = {
  page: Page;
  /** The page of the Events tab. */
  events: FrameLocator;
  /** The Agents Playground. */
  chat: FrameLocator;
  /** Goes to another place by the rail. */
  go(place: 'Events' | 'Chat' | 'Calendar' | 'Lists' | 'Mail'): Promise<void>;
  /**
   * Types into the chat and sends it.
   * @throws when the Playground does not take it
   */
  say(words: string): Promise<void>;
  /** The newest card in the chat with these words. */
  card(words: string): Locator;
  /** Errors of scripts in the window and in all its frames. */
  errors: string[];
  close(): Promise<void>;
};

export type WindowOptions = BrowserContextOptions & {
  /** Path in the window; the Events tab without it. */
  at?: string;
  theme?: 'default' | 'dark' | 'contrast';
};

/** What a browser on a busy machine may take. Milliseconds. */
const patience = 40_000;

export const openTeams = async (
  browser: Browser,
  { url }: Stack,
  person: LocalPerson,
  { at = '/?in=events', theme = 'default', ...context }: WindowOptions = {},
): Promise<TeamsWindow> => {
  // Colours that are on their way are nobody's to judge.
  const calm = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;
  const opened = await browser.newContext({ ...calm, ...context });
  opened.setDefaultTimeout(patience);
  // teams-js and the Playground ask Microsoft's servers for lists and fonts; nothing here needs them.
  await opened.route(/^https:/, (route) => route.abort());
  await opened.addInitScript(`if (self === top) localStorage.setItem('window.theme', '${theme}')`);
  const page = await opened.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const address = new URL(at, url);
  address.searchParams.set('as', person.mail);
  await page.goto(address.href);

  const chat = page.frameLocator('iframe[title^="Chat with"]');
  const message = chat.locator('[contenteditable=true]').first();
  return {
    page,
    events: page.frameLocator('iframe[title^="Events, page of"]'),
    chat,
    async go(place) {
      const rail = page.getByRole('navigation', { name: 'Teams window' });
      await rail.getByRole('link', { name: place, exact: true }).click();
    },
    async say(words) {
      await message.click();
      await page.keyboard.type(words);
      await message.filter({ hasText: words }).waitFor();
      const answer = page.waitForResponse(/\/_conversation\/.+\/messages$/);
      const [taken] = await Promise.all([answer, page.keyboard.press('Enter')]);
      if (!taken.ok()) throw new Error(`The Playground answered ${taken.status()} to ‘${words}’.`);
    },
    card: (words) => chat.locator('.ac-adaptiveCard').filter({ hasText: words }).last(),
    errors,
    close: () => opened.close(),
  };
};

let axe: string | null = null;

/**
 * What axe-core finds against WCAG 2.2 AA and good practice in a page and all frames of the same origin in it. The page
 * needs `bypassCSP`, because its policy lets no script in from outside.
 */
export const violations = async (page: Page): Promise<string[]> => {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const frame of page.frames()) {
    await frame.evaluate(axe);
    // Half-faded colours are nobody's to judge.
    await frame.evaluate('Promise.all(document.getAnimations().map((animation) => animation.finished))');
  }
  const results = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};
