import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

describe('my data', () => {
  it('is shown when it is asked for, in words, and kept as a file for programs and one for people', async () => {
    const { tab, page } = await pages.open({ tab: '/tabs/preferences?show=data' });
    await tab.getByRole('button', { name: 'See what we hold' }).click();
    await tab.getByText('Bookings: 2 entries').click();
    await tab.getByText('Thursday 26 November 2026, 4pm').waitFor();
    await tab.getByText('Digests we sent you: nothing').waitFor();
    const saved = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        tab.getByRole('button', { name }).click(),
      ]);
      return download.suggestedFilename();
    };
    expect(await saved('Download as JSON')).toMatch(/\.json$/);
    expect(await saved('Download to read')).toMatch(/\.html$/);
  });

  it('is erased after a question whose safe answer comes first, with how far it is, and nothing else is asked for', async () => {
    const { tab, page, standIn } = await pages.open({ tab: '/tabs/preferences?show=data' });
    const erase = tab.getByRole('button', { name: 'Erase my data' });
    await erase.click();
    await tab.getByRole('alertdialog', { name: 'Erase your data?' }).waitFor();
    await page.keyboard.press('Escape');
    await tab.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(standIn.service.received.filter((one) => one.startsWith('POST'))).toEqual([]);
    await erase.click();
    await tab.getByRole('button', { name: 'Erase it' }).click();
    await tab.getByText('2 of 10 parts are erased.').waitFor();
    expect(await tab.evaluate('document.activeElement.id')).toBe('my-data');
    await tab.getByText('Your data is erased.').first().waitFor();
    expect([...new Set(standIn.service.received)]).toEqual(['GET /api/me/erasure', 'POST /api/me/erasure']);
  });

  it('of somebody who is being erased shows how far that is when they come back', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/preferences?show=messages' });
    standIn.service.personalData.erasing = { id: 'e', askedAt: '2026-11-24T09:00:00Z', done: 0, of: 10 };
    await tab.getByRole('link', { name: 'My data' }).click();
    await tab.getByRole('progressbar', { name: 'Erasing' }).waitFor();
    expect(await tab.getByRole('button', { name: 'Erase my data' }).count()).toBe(0);
  });
});

describe('erasing a person', () => {
  const open = (options = {}) => pages.open({ tab: '/tabs/manage/people', as: 'administrator' }, options);

  it('finds somebody, asks, and shows how far it is', async () => {
    const { tab, standIn } = await open();
    await tab.getByLabel('Name or e-mail address').fill('nobody');
    await tab.getByRole('button', { name: 'Find' }).click();
    await tab.getByText('We know nobody of that name or address.').waitFor();
    await tab.getByLabel('Name or e-mail address').fill('lead');
    await tab.getByRole('button', { name: 'Find' }).click();
    await tab.getByRole('button', { name: 'Erase Task-group lead, lead@norfolk.example' }).click();
    await tab.getByRole('alertdialog', { name: 'Erase Task-group lead?' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Erase for good' }).click();
    await tab.getByText('3 of 10 parts are erased.').waitFor();
    expect(await tab.evaluate('document.activeElement.id')).toBe('erasures');
    expect(standIn.service.received).toContain('POST /api/erasures');
    expect(await violations(tab)).toEqual([]);
  });

  it.each(['default', 'dark', 'contrast'])(
    'has nothing that axe-core complains about in the %s theme',
    async (theme) => {
      const { tab } = await pages.open({ tab: '/tabs/manage/people', as: 'administrator', theme });
      await tab.getByRole('heading', { name: 'Removed by itself' }).waitFor();
      expect(await violations(tab)).toEqual([]);
    },
  );

  it('needs no sideways scrolling on a telephone', async () => {
    const { tab } = await open({ viewport: { width: 320, height: 700 } });
    await tab.getByRole('heading', { name: 'Removed by itself' }).waitFor();
    expect(
      await tab.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    ).toBe(0);
  });

  it('is for administrators', async () => {
    const { tab } = await pages.open({ tab: '/tabs/manage/people', as: 'editor' });
    await tab
      .getByText(/administrators/)
      .first()
      .waitFor();
    expect(await tab.getByLabel('Name or e-mail address').count()).toBe(0);
  });
});
