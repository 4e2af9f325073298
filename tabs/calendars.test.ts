import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const oneMinute = 60_000;

describe('getting them all', () => {
  it(
    'leads from the list to links for everything, one area and Practice Week',
    async () => {
      const { tab, complaints } = await pages.open({});
      await tab.getByRole('link', { name: 'Get them all' }).click();
      await tab.getByRole('heading', { level: 1, name: 'Get them all' }).waitFor();
      const origin = await tab.evaluate<string>('location.origin');
      const linkTo = (what: string) => tab.getByLabel(`Link to ${what}`, { exact: true }).inputValue();
      expect(await linkTo('everything')).toBe(`${origin}/feeds/events.ics`);
      expect(await linkTo('Practice Week')).toBe(`${origin}/feeds/events.ics?programme=practice-week`);
      await tab.getByLabel('Priority area', { exact: true }).selectOption('transitions');
      expect(await linkTo('Ensuring Effective Transitions')).toBe(
        `${origin}/feeds/events.ics?area=transitions`,
      );
      expect(
        await tab.getByRole('link', { name: 'Open in a calendar app, everything' }).getAttribute('href'),
      ).toBe(`${origin.replace('http', 'webcal')}/feeds/events.ics`);
      await tab.getByRole('button', { name: 'Copy link to everything' }).click();
      await tab.getByText('Link copied.').first().waitFor();
      expect(complaints).toEqual([]);
    },
    oneMinute,
  );

  it(
    'shows the link to one’s own bookings when asked, and revokes it after a question',
    async () => {
      const { tab, standIn } = await pages.open({ tab: '/tabs/events/subscribe' });
      expect(standIn.service.received.some((request) => request.includes('/me/feed'))).toBe(false);
      await tab.getByRole('button', { name: 'Show my link' }).click();
      const mine = tab.getByLabel('Link to my bookings', { exact: true });
      await mine.waitFor();
      const first = await mine.inputValue();
      await tab.getByRole('button', { name: 'Revoke this link' }).click();
      const dialog = tab.getByRole('alertdialog', { name: 'Revoke this link?' });
      await dialog.waitFor();
      expect(await violations(tab)).toEqual([]);
      await dialog.getByRole('button', { name: 'Keep the link' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(standIn.service.received).not.toContain('DELETE /api/me/feed');
      await tab.getByRole('button', { name: 'Revoke this link' }).click();
      await dialog.getByRole('button', { name: 'Revoke the link' }).click();
      await mine.waitFor({ state: 'detached' });
      await tab.getByRole('button', { name: 'Show my link' }).click();
      await mine.waitFor();
      expect(await mine.inputValue()).not.toBe(first);
    },
    oneMinute,
  );
});

describe('calendars that are read', () => {
  it(
    'tell an editor how reading goes, and why one fails',
    async () => {
      const { tab } = await pages.open({ tab: '/tabs/events/feeds', as: 'editor' });
      await tab.getByText('Fails again and again').waitFor();
      await tab.getByText('The server is in trouble (500). 4 times in a row. Next try 4pm.').waitFor();
      await tab.getByText('1 entry could not be used').waitFor();
    },
    oneMinute,
  );

  it(
    'are added, paused and removed',
    async () => {
      const { tab, standIn } = await pages.open({ tab: '/tabs/events/feeds', as: 'editor' });
      await tab.getByRole('button', { name: 'Add calendar' }).click();
      await tab.getByText('Enter the address of the calendar.').waitFor();
      await tab.getByLabel('Address').fill('ftp://hub.example');
      await tab.getByLabel('Name').fill('Libraries');
      await tab.getByRole('button', { name: 'Add calendar' }).click();
      await tab.getByText('The address must begin with https').first().waitFor();
      await tab.getByLabel('Address').fill('https://libraries.example/a.ics');
      await tab.getByRole('button', { name: 'Add calendar' }).click();
      await tab.getByRole('heading', { name: 'Libraries' }).waitFor();
      await tab.getByText('Being read for the first time').waitFor();
      await tab.getByRole('button', { name: 'Pause Music hub' }).click();
      await tab.getByRole('button', { name: 'Go on with Music hub' }).waitFor();
      await tab.getByRole('button', { name: 'Remove Libraries' }).click();
      await tab.getByRole('button', { name: 'Stop reading it' }).click();
      await tab.getByRole('heading', { name: 'Libraries' }).waitFor({ state: 'detached' });
      expect(standIn.service.feeds.map(({ name }) => name)).toEqual(['Music hub', 'Sports partnership']);
    },
    oneMinute,
  );

  it(
    'are not there for people who are not editors',
    async () => {
      const { tab } = await pages.open({ tab: '/tabs/events/feeds' });
      await tab.getByRole('heading', { level: 1, name: 'You cannot view this page' }).waitFor();
    },
    oneMinute,
  );
});
