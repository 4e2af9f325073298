import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Opened, type Pages, startPages } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const group = ({ tab }: Opened, name: string) => tab.getByRole('region', { name });
const saved = (opened: Opened, name: string): Promise<void> =>
  group(opened, name).getByText('Saved', { exact: true }).waitFor();
/** Does it and waits until the service has answered: what is drawn at once proves nothing kept. */
const keeping = async ({ page }: Opened, deed: () => Promise<unknown>): Promise<void> => {
  const answered = page.waitForResponse((reply) => reply.request().method() === 'PUT');
  await deed();
  await answered;
};
const kept = ({ standIn }: Opened) => standIn.service.preferences.preferences;

describe('preferences', () => {
  it('save each choice at once and say so beside it', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    const { tab } = opened;
    await tab.getByRole('radio', { name: /^As things happen/ }).click();
    await saved(opened, 'How often');
    expect(kept(opened).rhythm).toBe('straightAway');
    await keeping(opened, () => tab.getByLabel('From (UK time)').selectOption('5pm'));
    await keeping(opened, () => tab.getByRole('checkbox', { name: 'Weekends' }).click());
    await keeping(opened, () =>
      tab.getByRole('checkbox', { name: 'School holidays and bank holidays' }).click(),
    );
    await saved(opened, 'Quiet times');
    expect(kept(opened)).toMatchObject({
      quiet: { from: '17:00', to: '07:30' },
      quietWeekends: false,
      quietHolidays: false,
    });
    await keeping(opened, () => tab.getByRole('checkbox', { name: 'Primary' }).click());
    await keeping(opened, () => tab.getByLabel('What you do (optional)').selectOption('Governor or trustee'));
    await saved(opened, 'What concerns you');
    expect(kept(opened)).toMatchObject({ phases: ['primary'], job: 'governor' });
  });

  it('keep one way to reach somebody', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    const { tab } = opened;
    await tab.getByRole('checkbox', { name: 'E-mail' }).click();
    await saved(opened, 'How we reach you');
    await tab.getByRole('checkbox', { name: 'Teams chat' }).click();
    await tab.getByText('Keep at least one, or we cannot tell you about your bookings.').first().waitFor();
    expect(await tab.getByRole('checkbox', { name: 'Teams chat' }).isChecked()).toBe(true);
    expect(kept(opened).routes).toEqual({ chat: true, mail: false });
  });

  it('send a test and say what became of it, by each way', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    const { tab, standIn } = opened;
    const ways = group(opened, 'How we reach you');
    await ways.getByRole('button', { name: 'Send me a test' }).click();
    await ways.getByText('A test is in your Teams chat. A test is on its way to you by e-mail.').waitFor();
    expect(standIn.service.received).toContain('POST /api/me/preferences/test');
    standIn.service.preferences.tried = { chat: 'blocked', mail: 'sent' };
    standIn.service.preferences.ways = { chat: 'blocked', mail: 'working' };
    await ways.getByRole('button', { name: 'Send me a test' }).click();
    await tab.getByRole('checkbox', { name: 'Teams chat: not working' }).waitFor();
    await ways.getByText('The test did not reach you in Teams, for the reason above.').waitFor();
    expect(await ways.textContent()).toContain('Teams says messages from this app are blocked.');
  });

  it('take a break when the day is typed, not while it is, and end it', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    const { tab, page, standIn } = opened;
    await tab.getByLabel('Pause until (optional)').pressSequentially('4 January 2027');
    expect(standIn.service.received.filter((request) => request.startsWith('PUT'))).toEqual([]);
    await keeping(opened, () => page.keyboard.press('Tab'));
    await tab.getByText('We start again on Monday 4 January 2027, in the morning.').waitFor();
    expect(kept(opened).pausedUntil).toBe('2027-01-04');
    await keeping(opened, () => tab.getByRole('button', { name: 'End the break' }).click());
    await saved(opened, 'Take a break');
    expect(kept(opened).pausedUntil).toBeNull();
  });

  it('are made on top of what was chosen in the chat meanwhile', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    const { standIn, tab } = opened;
    await tab.getByRole('heading', { name: 'How often' }).waitFor();
    standIn.service.preferences = {
      ...standIn.service.preferences,
      etag: '5',
      preferences: { ...kept(opened), rhythm: 'monthly' },
    };
    await tab.getByRole('checkbox', { name: 'Weekends' }).click();
    await saved(opened, 'Quiet times');
    expect(kept(opened)).toMatchObject({ rhythm: 'monthly', quietWeekends: false });
    expect(await tab.getByRole('radio', { name: /^Once a month/ }).isChecked()).toBe(true);
  });

  it('go back to what is kept when the service refuses, and say so', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    const { page, tab } = opened;
    await tab.getByRole('heading', { name: 'How often' }).waitFor();
    await page.route('**/api/me/preferences', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await tab.getByRole('checkbox', { name: 'Weekends' }).click();
    await tab.getByText('That was not saved.').first().waitFor();
    await tab.waitForFunction('document.querySelectorAll("input[type=checkbox]")[2].checked');
  });

  it('say which areas are followed', async () => {
    const opened = await pages.open({ tab: '/tabs/preferences' });
    await opened.tab.getByRole('link', { name: 'Areas', exact: true }).click();
    await opened.tab.getByText('about 2 updates a month').first().waitFor();
    await opened.tab.getByRole('switch', { name: 'Follow Ensuring Effective Transitions' }).click();
    await opened.tab
      .getByText('Following Ensuring Effective Transitions. It will be in your digest.')
      .waitFor({ state: 'attached' });
    expect(opened.standIn.service.areas.following).toContain('transitions');
  });
});
