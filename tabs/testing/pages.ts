/** The built pages in Chromium, for tests: one browser and one build for a test file, one fresh window for a test. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

export async function startPages(): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await promisify(execFile)(process.execPath, [
    join(repository, 'node_modules/vite/bin/vite.js'),
    'build',
    ...['--config', join(repository, 'tabs/vite.config.ts')],
    ...['--outDir', join(folder, 'tabs'), '--emptyOutDir', '--logLevel', 'error'],
  ]);
  const browser = await launchChromium();
  const standIns: StandIn[] = [];
  return {
    async open(query = {}, options = {}) {
      const standIn = await startStandIn(folder);
      standIns.push(standIn);
      const context = await browser.newContext(options);
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
      await browser.close();
      await Promise.all(standIns.map((standIn) => standIn.close()));
      await rm(folder, { recursive: true });
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
