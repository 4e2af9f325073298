import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const at = '/tabs/manage';
const entries = (tab: Pick<FrameLocator, 'getByRole'>) =>
  tab.getByRole('region', { name: /^Waiting for you/ }).getByRole('listitem');

describe('the page Manage', () => {
  it('says what waits for an editor, with how many, since when, and the way there', async () => {
    const { page, tab, complaints } = await pages.open({ tab: at, as: 'editor' });
    await tab.getByRole('heading', { level: 2, name: 'Waiting for you (5)' }).waitFor();
    expect(await entries(tab).allTextContents()).toEqual([
      '1 edit made in SharePoint or Outlook to decide aboutSince today.',
      '2 updates to reviewThe oldest since Thu 19 Nov.',
      '1 import that did not go throughautumn-programme-of-the-teaching-school-hub.csv. Since Mon 23 Nov.',
      '1 calendar that cannot be readLast read Fri 20 Nov.',
      '1 digest scheduledWeek starting 30 November 2026. It goes Monday 30 November 2026, 7:30am.',
    ]);
    await tab.getByRole('link', { name: '2 updates to review' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: 'Updates' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leads to the only one there is', async () => {
    const { tab } = await pages.open({ tab: at, as: 'approver' });
    await tab.getByRole('link', { name: '1 digest to approve' }).click();
    await tab.getByRole('button', { name: 'Approve' }).waitFor();
  });

  it('is honest when nothing waits', async () => {
    const { tab, standIn } = await pages.open({ as: 'administrator' });
    standIn.service.waiting.administrator = [];
    await tab.getByRole('link', { name: 'Manage' }).click();
    await tab.getByText('Nothing is waiting for you.').waitFor();
    await tab.getByRole('heading', { name: 'Waiting for you (0)' }).waitFor();
    expect(await tab.getByRole('heading', { name: 'Goes by itself' }).count()).toBe(0);
  });

  it('is not for members', async () => {
    const { tab } = await pages.open({ tab: at });
    await tab.getByRole('heading', { name: 'You cannot view this page' }).waitFor();
  });

  it.each(['default', 'dark', 'contrast'])(
    'has nothing that axe-core complains about in the %s theme, nor scrolls sideways on a telephone',
    async (theme) => {
      const { page, tab } = await pages.open({ tab: at, theme, as: 'editor' });
      await tab.getByRole('heading', { name: 'Waiting for you (5)' }).waitFor();
      expect(await violations(tab)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await tab.evaluate(sideways)).toBe(0);
      expect(await violations(tab)).toEqual([]);
    },
  );
});
