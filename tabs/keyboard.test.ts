import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { type Pages, startPages } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 60_000);
afterAll(() => pages.close());

/** The accessible name, or the text, of what has focus in the tab. */
const focused = (tab: Frame): Promise<string> =>
  tab.evaluate<string>(
    '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
  );

async function tabUntil(page: Page, tab: Frame, name: string): Promise<string[]> {
  const passed: string[] = [];
  while (passed.at(-1) !== name && passed.length < 40) {
    await page.keyboard.press('Tab');
    passed.push(await focused(tab));
  }
  return passed;
}

describe('by keyboard alone', () => {
  it('goes from the skip link over views and filters to the events, in the order in which they stand', async () => {
    const { page, tab } = await pages.open({});
    await tab.evaluate('document.body.focus()');
    await tab.locator('body').press('Tab');
    const first = await focused(tab);
    const passed = [first, ...(await tabUntil(page, tab, 'Join, Writing working group'))];
    expect(passed.slice(0, 6)).toEqual([
      'Skip to main content',
      'Get them all',
      'Preferences',
      'Coming up',
      'Past',
      'Month',
    ]);
    expect(passed.slice(-2)).toEqual(['Writing working group', 'Join, Writing working group']);
  }, 30_000);

  it('opens an event with focus on its title, and comes back to the item it left', async () => {
    const { page, tab } = await pages.open({});
    const link = tab.getByRole('link', { name: 'Collaborative meeting', exact: true });
    await link.focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: 'Collaborative meeting' }).waitFor();
    expect(await tab.title()).toBe('Collaborative meeting - Norfolk Learning Collaborative');
    expect(await focused(tab)).toBe('Collaborative meeting');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
    expect(await focused(tab)).toBe('Collaborative meeting');
  }, 30_000);

  it('books a place, says so, and keeps focus where it was', async () => {
    const { page, tab, standIn } = await pages.open({});
    await tab.getByRole('button', { name: 'Book my place, Collaborative meeting' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByText('Place booked.').first().waitFor();
    expect(standIn.service.received).toContain('POST /api/events/e00000000006/booking');
    await tab.locator('#event-e00000000006').locator('xpath=ancestor::li[1]').getByText('Booked').waitFor();
    expect(await focused(tab)).toBe('Collaborative meeting');
  }, 30_000);

  it('goes from area to area over their updates and switches, and to what is coming up last', async () => {
    const { page, tab } = await pages.open({ tab: '/tabs/areas' });
    await tab.getByLabel('Search everything').focus();
    const passed = await tabUntil(page, tab, 'See all events');
    const links = passed.filter((name) => name !== '');
    expect(links.slice(0, 4)).toEqual([
      'Search',
      'Norfolk KS2 Challenge',
      'Moderation dates have changed',
      'Ensuring Effective Transitions',
    ]);
    expect(links.indexOf('Earlier areas and task groups (1)')).toBeLessThan(
      links.indexOf('Writing working group'),
    );
  }, 30_000);

  it('writes an update from its headline to sending it, and keeps focus where it was while it is saved', async () => {
    const { page, tab } = await pages.open({ tab: '/tabs/manage/updates/u00000000006', as: 'lead' });
    await tab.getByLabel('Headline').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(', by keyboard');
    await tab.locator('header').getByText('Saved at 3:55pm').waitFor();
    await tab.waitForFunction('document.activeElement.id === "headline"');
    await page.keyboard.press('Tab');
    expect(await tab.evaluate('document.activeElement.id')).toBe('happened');
    await page.keyboard.press('Tab');
    expect(await focused(tab)).toBe('Bold');
    await page.keyboard.press('Enter');
    await tab.getByText('bold words').last().waitFor();
    expect(await tab.evaluate('document.activeElement.id')).toBe('happened');
  }, 30_000);

  it('moves over the month by day, week and month, and from a day to its list', async () => {
    const { page, tab } = await pages.open({ tab: '/tabs/events/month' });
    await tab.getByRole('button', { name: /^Tuesday 24 November 2026/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(tab)).toBe('Wednesday 25 November 2026, 1 event');
    await page.keyboard.press('End');
    expect(await focused(tab)).toBe('Sunday 29 November 2026, no events');
    await page.keyboard.press('PageDown');
    await tab.getByRole('button', { name: 'Next month, January 2027' }).waitFor();
    expect(await focused(tab)).toMatch(/^Tuesday 29 December 2026/);
    await page.keyboard.press('Enter');
    expect(await focused(tab)).toBe('Tuesday 29 December 2026');
  }, 30_000);
});
