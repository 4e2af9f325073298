/** The built pages in Chromium, for tests: one browser for a test file, fresh windows for each test. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type StandIn, startStandIn } from './standIn.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

export type Opened = { page: Page; tab: Frame; standIn: StandIn; complaints: string[] };

export type Pages = {
  /** Opens the window with this query (`tab`, `theme`, `subPage`, `as`) and waits until the tab shows its content. */
  open(query?: Record<string, string>, options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
};

/** Where `npm test` has just built the pages. A test file that runs alone builds its own, so that it sees what is written. */
const built = process.env.BUILT_PAGES;

const build = async (): Promise<{ folder: string; remove(): Promise<void> }> => {
  if (built) return { folder: built, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await promisify(execFile)(process.execPath, [
    join(repository, 'node_modules/vite/bin/vite.js'),
    'build',
    ...['--config', join(repository, 'tabs/vite.config.ts')],
    ...['--outDir', join(folder, 'tabs'), '--emptyOutDir', '--logLevel', 'error'],
  ]);
  return { folder, remove: () => rm(folder, { recursive: true }) };
};

export async function startPages(): Promise<Pages> {
  const { folder, remove } = await build();
  const browser = await launchChromium();
  let test: string | undefined;
  let closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    const closing = closers;
    closers = [];
    for (const close of closing) await close();
  };
  return {
    async open(query = {}, options = {}) {
      // Windows of earlier tests would go on asking and drawing.
      const { currentTestName } = expect.getState();
      if (currentTestName !== test) await closeAll();
      test = currentTestName;
      const standIn = await startStandIn(folder);
      const context = await browser.newContext(options);
      closers.push(
        () => context.close(),
        () => standIn.close(),
      );
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
      // teams-js asks a public server for its list of hosts; the list it carries is enough here.
      await page.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: {} }));
      await page.goto(`${standIn.url}/?${new URLSearchParams(query)}`);
      await page.waitForFunction('window.teams.shown !== undefined');
      const tab = page.frames()[1];
      if (!tab) throw new Error('The window has no tab in it.');
      return { page, tab, standIn, complaints };
    },
    async close() {
      await closeAll();
      await browser.close();
      await remove();
    },
  };
}

let axe: Promise<string> | undefined;

/** What axe-core finds wrong in the tab, as `rule: element`, by the rules of WCAG 2.2 A and AA and good practice. */
export async function violations(tab: Frame): Promise<string[]> {
  axe ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await tab.evaluate(await axe);
  // Half-faded colours are nobody's to judge. What was fading may go meanwhile.
  await tab.evaluate('Promise.allSettled(document.getAnimations().map((animation) => animation.finished))');
  return tab.evaluate<
    string[]
  >(`axe.run(document, { rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ': ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? ''))))`);
}
