import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pages, startPages } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 60_000);
afterAll(() => pages.close());

const oneMinute = 60_000;

describe('the Events tab', () => {
  it(
    'shows its content before it tells Teams that it is ready, and nothing moves afterwards',
    async () => {
      const { page } = await pages.open({});
      expect(await page.evaluate<number>('window.teams.eventsAtShown')).toBeGreaterThan(5);
    },
    oneMinute,
  );

  it(
    'opens the event a deep link points to, and stays there when the page is loaded again',
    async () => {
      const { page, tab } = await pages.open({ subPage: 'events/e00000000005' });
      const title = tab.getByRole('heading', { level: 1, name: /^New Horizons/ });
      await title.waitFor();
      expect(new URL(tab.url()).pathname).toBe('/tabs/events/e00000000005');
      await tab.evaluate('location.reload()');
      await page
        .frameLocator('iframe')
        .getByRole('heading', { level: 1, name: /^New Horizons/ })
        .waitFor();
    },
    oneMinute,
  );

  it(
    'follows the theme of Teams at once',
    async () => {
      const { page, tab } = await pages.open({});
      await page.evaluate('setTheme("contrast")');
      await tab.locator('[data-theme=contrast]').waitFor();
    },
    oneMinute,
  );

  it(
    'keeps filters in the address, and takes them away again one by one',
    async () => {
      const { tab } = await pages.open({});
      await tab.getByLabel('Show', { exact: true }).selectOption('deadlines');
      await tab.getByRole('status').filter({ hasText: 'List, 2 events' }).waitFor();
      expect(new URL(tab.url()).search).toBe('?show=deadlines');
      await tab.getByRole('button', { name: 'Remove filter Deadlines' }).click();
      await tab.getByRole('link', { name: 'Writing working group', exact: true }).waitFor();
      expect(new URL(tab.url()).search).toBe('');
    },
    oneMinute,
  );

  it(
    'keeps past and coming events apart',
    async () => {
      const { tab } = await pages.open({});
      expect(await tab.getByRole('link', { name: 'Autumn collaborative meeting' }).count()).toBe(0);
      await tab.getByRole('link', { name: 'Past' }).click();
      await tab.getByRole('link', { name: 'Autumn collaborative meeting' }).waitFor();
      expect(await tab.getByRole('link', { name: 'Writing working group' }).count()).toBe(0);
    },
    oneMinute,
  );

  it(
    'joins a meeting through Teams from ten minutes before, never through a new window',
    async () => {
      const { page, tab } = await pages.open({});
      await tab.getByRole('link', { name: 'Join, Writing working group' }).click();
      await page.waitForFunction('window.teams.opened.length > 0');
      expect(await page.evaluate('window.teams.opened')).toEqual([
        'https://teams.microsoft.com/l/meetup-join/writing',
      ]);
    },
    oneMinute,
  );

  it(
    'says that it is our fault, with the reference, and tries again when asked',
    async () => {
      const { tab, standIn } = await pages.open({});
      const message = 'That did not work, and it is our fault.';
      standIn.service.refuse = {
        status: 500,
        body: { error: { code: 'unexpected', message, reference: 'NLC-4F7QK' } },
      };
      await tab.getByRole('link', { name: 'Past' }).click();
      await tab.getByText('quote NLC-4F7QK').first().waitFor();
      standIn.service.refuse = null;
      await tab.getByRole('button', { name: 'Try again' }).click();
      await tab.getByRole('link', { name: 'Autumn collaborative meeting' }).waitFor();
    },
    oneMinute,
  );

  it(
    'asks to sign in when Teams gives no token',
    async () => {
      const { tab } = await pages.open({ as: '' });
      await tab.getByRole('heading', { name: 'Sign in to continue' }).waitFor();
      await tab.getByRole('button', { name: 'Sign in' }).waitFor();
    },
    oneMinute,
  );

  it(
    'says what a plain browser lacks, and leads an event into Teams',
    async () => {
      const { page, standIn } = await pages.open({});
      await page.goto(`${standIn.url}/tabs/events/e00000000005`);
      await page.getByRole('heading', { level: 1, name: 'Open this in Teams' }).waitFor();
      expect(await page.getByRole('link', { name: 'Open this event in Teams' }).getAttribute('href')).toBe(
        '/go/e/e00000000005',
      );
    },
    oneMinute,
  );
});

describe('the pages of the app itself', () => {
  it(
    'are there for people without a sign-in, each with a way to the others',
    async () => {
      const { page, standIn } = await pages.open({});
      await page.goto(`${standIn.url}/tabs/help/terms`);
      const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
      await heading('Terms of use');
      for (const name of ['Privacy', 'Accessibility', 'Help and feedback', 'Terms of use']) {
        await page
          .getByRole('navigation', { name: 'More about this app' })
          .getByRole('link', { name })
          .click();
        await heading(name);
      }
    },
    oneMinute,
  );
});

describe('one event', () => {
  it(
    'gives up a place only after it was asked twice',
    async () => {
      const { tab, standIn } = await pages.open({ tab: '/tabs/events/e00000000002' });
      await tab.getByRole('button', { name: 'Give up my place' }).click();
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Give up my place' }).click();
      await tab.getByText('You have given up your place.').first().waitFor();
      expect(standIn.service.received).toContain('DELETE /api/events/e00000000002/booking');
      await tab.getByRole('button', { name: 'Book my place' }).waitFor();
    },
    oneMinute,
  );

  it(
    'saves a calendar file',
    async () => {
      const { page, tab } = await pages.open({ tab: '/tabs/events/e00000000006' });
      const saved = page.waitForEvent('download');
      await tab.getByRole('button', { name: 'Add to my calendar' }).click();
      expect((await saved).suggestedFilename()).toBe('collaborative-meeting.ics');
    },
    oneMinute,
  );

  it(
    'lets an editor book for somebody by e-mail, and nobody else',
    async () => {
      const member = await pages.open({ tab: '/tabs/events/e00000000006' });
      expect(await member.tab.getByRole('heading', { name: 'Book for somebody by e-mail' }).count()).toBe(0);
      const { tab } = await pages.open({ tab: '/tabs/events/e00000000006', as: 'editor' });
      await tab.getByLabel('Name').fill('Visiting teacher');
      await tab.getByRole('button', { name: 'Book for this person' }).click();
      await tab.getByText('Enter an e-mail address.').waitFor();
      await tab.getByLabel('Work e-mail').fill('visitor@school.example');
      await tab.getByRole('button', { name: 'Book for this person' }).click();
      await tab.getByText('Booked for Visiting teacher.').first().waitFor();
    },
    oneMinute,
  );
});

describe('importing', () => {
  const csv = { name: 'programme.csv', mimeType: 'text/csv', buffer: Buffer.from('Title,Start') };

  it(
    'shows what would change before anything does, then how far it has come, then the outcome',
    async () => {
      const { tab, standIn } = await pages.open({ tab: '/tabs/events/import', as: 'editor' });
      await tab.locator('input[type=file]').setInputFiles(csv);
      await tab.getByRole('heading', { name: 'Refused (2)' }).waitFor();
      expect(standIn.service.received.some((request) => request.endsWith('/apply'))).toBe(false);
      expect(await tab.getByRole('table', { name: 'To add (130)' }).getByRole('row').count()).toBe(101);
      await tab.getByRole('button', { name: 'Show 30 more of to add' }).click();
      expect(await tab.getByRole('table', { name: 'To add (130)' }).getByRole('row').count()).toBe(131);
      standIn.service.importStep = 100;
      await tab.getByRole('button', { name: 'Import 133 changes' }).click();
      await tab.getByRole('heading', { level: 1, name: 'Programme imported' }).waitFor();
      await tab.getByText('Done: 130 added, 2 changed, 1 withdrawn. 2 rows refused.').first().waitFor();
    },
    oneMinute,
  );

  it(
    'refuses a file of the wrong kind without sending it',
    async () => {
      const { tab, standIn } = await pages.open({ tab: '/tabs/events/import', as: 'editor' });
      await tab.locator('input[type=file]').setInputFiles({ ...csv, name: 'programme.xlsx' });
      await tab.getByText('Choose a file that ends in .csv or .ics.').first().waitFor();
      expect(standIn.service.received.filter((request) => request.startsWith('POST'))).toEqual([]);
    },
    oneMinute,
  );

  it(
    'is not there for people who are not editors',
    async () => {
      const { tab } = await pages.open({ tab: '/tabs/events/import' });
      await tab.getByRole('heading', { level: 1, name: 'You cannot view this page' }).waitFor();
    },
    oneMinute,
  );
});
