/**
 * The first load of the Events tab in Chromium on a slow laptop and line: 4 times slower processor, 9 Mbps, 60 ms.
 * Beside it a bare Fluent page, built and served the same way, so that the figures mean something on any machine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../tabs/testing/chromium.ts';
import { startStandIn } from '../tabs/testing/standIn.ts';
import type { Row } from './run.ts';

const runs = 5;
const slowdown = { processor: 4, bytesPerSecond: 9_000_000 / 8, latencyMs: 60 };

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** One load. Times in milliseconds from the moment the frame begins to load, bytes as they crossed the wire. */
type Load = {
  requests: number;
  jsCssBytes: number;
  firstContentMs: number;
  initialisedMs: number;
  layoutShift: number;
};

/** Builds both pages and answers the median of five loads of each. Needs Chromium; changes nothing in `dist/`. */
export async function measure(): Promise<readonly Row[]> {
  const work = await mkdtemp(join(tmpdir(), 'bench-tab-'));
  const browser = await launchChromium();
  try {
    const events = await built(join(work, 'events'), path('../tabs'));
    const bare = await built(join(work, 'bare'), path('../tabs/testing/bare'));
    return [
      { page: 'Events tab', ...(await medianLoad(browser, events, '/tabs/events')) },
      { page: 'bare Fluent page', ...(await medianLoad(browser, bare, '/tabs/')) },
    ];
  } finally {
    await browser.close();
    await rm(work, { recursive: true });
  }
}

async function built(folder: string, root: string): Promise<string> {
  await build({
    configFile: path('../tabs/vite.config.ts'),
    root,
    logLevel: 'error',
    build: { outDir: join(folder, 'tabs') },
  });
  return folder;
}

async function medianLoad(browser: Browser, root: string, address: string): Promise<Load> {
  const standIn = await startStandIn(root);
  try {
    const loads: Load[] = [];
    for (let run = 0; run < runs; run += 1) loads.push(await load(browser, standIn.url, address));
    const median = (of: (each: Load) => number): number =>
      loads.map(of).sort((a, b) => a - b)[runs >> 1] ?? 0;
    return {
      requests: median((each) => each.requests),
      jsCssBytes: median((each) => each.jsCssBytes),
      firstContentMs: Math.round(median((each) => each.firstContentMs)),
      initialisedMs: Math.round(median((each) => each.initialisedMs)),
      layoutShift: median((each) => each.layoutShift),
    };
  } finally {
    await standIn.close();
  }
}

/** A cold browser each time. The window around the tab is there already, as Teams is. */
async function load(browser: Browser, url: string, address: string): Promise<Load> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route('https://res.cdn.office.net/**', (route) => route.abort());
    await page.goto(`${url}/?tab=`);
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slowdown.latencyMs,
      downloadThroughput: slowdown.bytesPerSecond,
      uploadThroughput: slowdown.bytesPerSecond,
    });
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slowdown.processor });
    await page.evaluate(`openTab(${JSON.stringify(address)})`);
    await page.waitForFunction('window.teams.shown !== undefined', null, { timeout: 60_000 });
    return await page.evaluate<Load>(figures);
  } finally {
    await context.close();
  }
}

/** Read inside the page: what the frame loaded before it said that it was ready, and when its first text was painted. */
const figures = `(async () => {
  const { began, shown } = window.teams;
  const frame = document.querySelector('iframe').contentWindow;
  const shift = frame.performance.timeOrigin - performance.timeOrigin - began;
  const loaded = frame.performance.getEntriesByType('resource').filter((entry) => entry.startTime + shift <= shown);
  const own = loaded.filter((entry) => entry.name.startsWith(location.origin));
  const moved = await new Promise((resolve) => {
    let sum = 0;
    const observer = new frame.PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; });
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 500);
  });
  // Read last: a page may say that it is ready before its first paint is on record.
  const paint = frame.performance.getEntriesByName('first-contentful-paint')[0];
  return {
    requests: own.length + 1,
    jsCssBytes: own.filter(({ name }) => /\\.(js|css)$/.test(name)).reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    firstContentMs: paint ? paint.startTime + shift : -1,
    initialisedMs: shown,
    layoutShift: Math.round(moved * 1000) / 1000,
  };
})()`;
