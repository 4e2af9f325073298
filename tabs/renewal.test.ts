/** A page that was open while the service was renewed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 60_000);
afterAll(() => pages.close());

/** The part is gone, until the page is loaded again unless `forGood`. Counts how often the tab was loaded again. */
const gone = async (page: Page, part: string, forGood = false): Promise<{ reloads: number }> => {
  const seen = { reloads: 0 };
  await page.route(/\/tabs(\/|$)/, (route) => {
    const isPart = route.request().url().includes(`/assets/${part}-`);
    if (route.request().isNavigationRequest()) seen.reloads += 1;
    return isPart && (forGood || seen.reloads === 0)
      ? route.fulfill({ status: 404, body: 'There is no such page.' })
      : route.continue();
  });
  return seen;
};

describe('a page that was open while the service was renewed', () => {
  it('is loaded again once, at the address that was asked for', async () => {
    const { page, tab } = await pages.open({});
    const seen = await gone(page, 'MonthPage');
    await tab.getByRole('link', { name: 'Month', exact: true }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: 'November 2026', exact: true }).waitFor();
    expect(new URL(page.frames()[1]?.url() ?? '').pathname).toBe('/tabs/events/month');
    expect(seen.reloads).toBe(1);
    await page.context().close();
  });

  it('says so when that does not help, and does not go round in circles', async () => {
    const { page, tab } = await pages.open({});
    const seen = await gone(page, 'MonthPage', true);
    await tab.getByRole('link', { name: 'Month', exact: true }).click();
    await page.frameLocator('iframe').getByRole('button', { name: 'Load the page again' }).waitFor();
    expect(seen.reloads).toBe(1);
    await page.context().close();
  });

  it('shows what was typed, once', async () => {
    const { page, tab, standIn } = await pages.open({ as: 'editor', subPage: 'events/e00000000005' });
    await tab.getByLabel('Name', { exact: true }).fill('Visiting head');
    await tab.getByLabel('Work e-mail', { exact: true }).fill('head@visitor.example');
    await gone(page, 'ImportPage');
    await tab.evaluate(
      "history.pushState(null, '', '/tabs/events/import'); dispatchEvent(new PopStateEvent('popstate'))",
    );
    const renewed = page.frameLocator('iframe');
    await renewed.getByText('This page was renewed while you were typing').first().waitFor();
    await renewed.getByText('head@visitor.example', { exact: true }).waitFor();
    expect(await renewed.getByText('Visiting head', { exact: true }).count()).toBe(1);
    await renewed.getByRole('heading', { level: 1 }).waitFor();
    const after = page.frames()[1];
    expect(after && (await violations(after))).toEqual([]);
    await renewed.getByRole('button', { name: 'Close' }).click();
    await renewed.getByText('head@visitor.example', { exact: true }).waitFor({ state: 'detached' });
    expect(standIn.service.received.filter((request) => request.startsWith('POST'))).toEqual([]);
    await page.context().close();
  });
});
