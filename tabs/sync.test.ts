import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const oneMinute = 60_000;
const at = '/tabs/manage/sync';

describe('sync health', () => {
  it(
    'is reached from the events by way of Manage, and tells administrators what works, what stopped and what is wrong',
    async () => {
      const { tab, complaints } = await pages.open({ as: 'administrator' });
      await tab.getByRole('link', { name: 'Manage' }).click();
      await tab.getByRole('link', { name: 'Sync health' }).click();
      await tab.getByRole('heading', { level: 1, name: 'Sync health' }).waitFor();
      await tab.getByText('All working except 4.').waitFor();
      await tab.getByText('Outlook asked us to wait. It goes on by itself and nothing is lost.').waitFor();
      await tab.getByRole('row', { name: /Bookings to SharePoint and Outlook Slow 7:31am 14 0/ }).waitFor();
      await tab.getByRole('row', { name: /SharePoint list 2:15am 3: 2 mended, 1 asked/ }).waitFor();
      await tab.getByRole('row', { name: /SharePoint list Told at once Tue 22 Dec/ }).waitFor();
      await tab.getByText('Outlook does not take it: refused, 400 ErrorInvalidRecipients.').waitFor();
      await tab.getByText('The server did not answer in time. It failed 4 times in a row').waitFor();
      await tab.getByText('Put back: end. The end is before the start.').waitFor();
      await tab.getByRole('heading', { name: 'Waits for an editor (1)' }).waitFor();
      expect(await tab.getByRole('button', { name: /^Keep it/ }).count()).toBe(0);
      expect(complaints).toEqual([]);
    },
    oneMinute,
  );

  it(
    'tells editors what waits for them, and nothing of the machinery',
    async () => {
      const { tab } = await pages.open({ tab: at, as: 'editor' });
      await tab.getByText('1 edit waits for you.').waitFor();
      expect(await tab.getByRole('table').count()).toBe(0);
      expect(await tab.getByRole('button', { name: /^Try again|^Pause/ }).count()).toBe(0);
    },
    oneMinute,
  );

  it(
    'takes the answer to a question once and stays near it',
    async () => {
      const { tab, standIn } = await pages.open({ tab: at, as: 'editor' });
      await tab.getByText('The app says Tuesday 1 December 2026, 2pm to 4pm').waitFor();
      await tab.getByRole('button', { name: 'Keep it and tell 14 people, Collaborative meeting' }).click();
      await tab.getByText('Nothing is waiting for you.').waitFor();
      expect(await tab.evaluate('document.activeElement.id')).toBe('asked');
      expect(standIn.service.received).toContain('POST /api/sync/questions/q00000000001');
    },
    oneMinute,
  );

  it(
    'has a stopped message tried again by keyboard, looks by itself what came of it, and keeps the focus near',
    async () => {
      const { page, tab, standIn } = await pages.open({ tab: at, as: 'administrator' });
      await tab.getByRole('button', { name: 'Try again, A mail about B7K2Q' }).focus();
      await page.keyboard.press('Enter');
      await tab.getByRole('button', { name: 'Trying again, A mail about B7K2Q' }).waitFor();
      expect(await tab.evaluate('document.activeElement.textContent')).toBe('Trying again');
      await page.keyboard.press('Enter');
      if (standIn.service.sync.health) standIn.service.sync.health.stopped = [];
      await tab.getByRole('heading', { name: 'A mail about B7K2Q' }).waitFor({ state: 'detached' });
      expect(await tab.evaluate('document.activeElement.id')).toBe('asked');
      expect(standIn.service.received.filter((line) => line.startsWith('POST'))).toEqual([
        'POST /api/sync/stopped/stopped00001',
      ]);
    },
    oneMinute,
  );

  it(
    'pauses everything and goes on, and says so in a banner to editors too',
    async () => {
      const { page, tab } = await pages.open({ tab: at, as: 'administrator' });
      await tab.getByRole('button', { name: 'Pause all' }).focus();
      await page.keyboard.press('Enter');
      await tab.getByText('Paused by Administrator (3:55pm).').waitFor();
      await tab.getByText('nothing is lost', { exact: false }).first().waitFor();
      expect(await tab.evaluate('document.activeElement.textContent')).toBe('Go on');
      await page.keyboard.press('Enter');
      await tab.getByText('Paused by Administrator').waitFor({ state: 'detached' });
    },
    oneMinute,
  );

  it(
    'gives administrators what was found as a file',
    async () => {
      const { page, tab } = await pages.open({ tab: at, as: 'administrator' });
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        tab.getByRole('button', { name: 'Download drift report (CSV)' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('Drift report 2026-11-24.csv');
      expect(await readFile(await file.path(), 'utf8')).toContain('2026-11-24 02:15,SharePoint list');
    },
    oneMinute,
  );

  it(
    'is not for members, who see no link to it',
    async () => {
      const { tab } = await pages.open({ tab: at });
      await tab.getByRole('heading', { name: 'You cannot view this page' }).waitFor();
      await tab.getByRole('button', { name: 'Go to events' }).click();
      await tab.getByRole('link', { name: 'Get them all' }).waitFor();
      expect(await tab.getByRole('link', { name: 'Manage' }).count()).toBe(0);
    },
    oneMinute,
  );

  it.each(['default', 'dark', 'contrast'])(
    'has nothing that axe-core complains about in the %s theme, nor scrolls sideways on a telephone',
    async (theme) => {
      const { tab, standIn } = await pages.open(
        { tab: at, theme, as: 'administrator' },
        { viewport: { width: 320, height: 700 } },
      );
      const { sync } = standIn.service;
      sync.paused = { since: sync.now, by: { key: 'a', name: 'Administrator' } };
      await tab.getByRole('button', { name: 'Check now' }).click();
      await tab.getByText('Paused by Administrator').waitFor();
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
