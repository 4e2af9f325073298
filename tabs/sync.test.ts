import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const oneMinute = 60_000;

describe('sync health', () => {
  it(
    'is reached from the events by editors, and says what works and what waits',
    async () => {
      const { tab, complaints } = await pages.open({ as: 'editor' });
      await tab.getByRole('link', { name: 'Sync health' }).click();
      await tab.getByRole('heading', { level: 1, name: 'Sync health' }).waitFor();
      await tab.getByText('All working except 2.').waitFor();
      await tab.getByText('Outlook asked us to wait. It goes on by itself and nothing is lost.').waitFor();
      await tab.getByRole('row', { name: /Bookings to SharePoint and Outlook Slow 7:31am 14 0/ }).waitFor();
      await tab.getByText('Put back: end. The end is before the start.').waitFor();
      expect(complaints).toEqual([]);
    },
    oneMinute,
  );

  it(
    'takes the answer to a question once and stays near it',
    async () => {
      const { tab, standIn } = await pages.open({ tab: '/tabs/manage/sync', as: 'editor' });
      await tab.getByText('The app says Tuesday 1 December 2026, 2pm to 4pm').waitFor();
      await tab.getByRole('button', { name: 'Keep it and tell 14 people, Collaborative meeting' }).click();
      await tab.getByText('Nothing is waiting for you.').waitFor();
      expect(await tab.evaluate('document.activeElement.id')).toBe('asked');
      expect(standIn.service.received).toContain('POST /api/sync/questions/q00000000001');
    },
    oneMinute,
  );

  it(
    'is not for members, who see no link to it',
    async () => {
      const { tab } = await pages.open({ tab: '/tabs/manage/sync' });
      await tab.getByRole('heading', { name: 'You cannot view this page' }).waitFor();
      await tab.getByRole('button', { name: 'Go to events' }).click();
      await tab.getByRole('link', { name: 'Get them all' }).waitFor();
      expect(await tab.getByRole('link', { name: 'Sync health' }).count()).toBe(0);
    },
    oneMinute,
  );

  it.each(['default', 'dark', 'contrast'])(
    'has nothing that axe-core complains about in the %s theme, nor scrolls sideways on a telephone',
    async (theme) => {
      const { tab } = await pages.open(
        { tab: '/tabs/manage/sync', theme, as: 'editor' },
        { viewport: { width: 320, height: 700 } },
      );
      await tab.getByText('All working except 2.').waitFor();
      expect(await violations(tab)).toEqual([]);
      expect(
        await tab.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        ),
      ).toBe(0);
    },
    oneMinute,
  );
});
