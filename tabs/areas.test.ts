import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { type Pages, startPages } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const heading = (tab: Frame, name: string | RegExp) =>
  tab.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const focused = (tab: Frame): Promise<string> =>
  tab.evaluate<string>('(document.activeElement?.textContent ?? "").trim()');

describe('the priority areas', () => {
  it('stand with the focus of the year first, and those of earlier years apart', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas' });
    const titles = await tab.getByRole('heading', { level: 2 }).allTextContents();
    expect(titles.slice(0, 2)).toEqual(['Norfolk KS2 Challenge', 'Ensuring Effective Transitions']);
    const earlier = tab.getByRole('link', { name: /^Schools, Colleges and Settings/ });
    expect(await earlier.isVisible()).toBe(false);
    await tab.getByText('Earlier areas and task groups (1)').click();
    expect(await earlier.isVisible()).toBe(true);
  });

  it('are followed and left at once', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/areas' });
    await tab.getByRole('switch', { name: 'Follow Ensuring Effective Transitions' }).click();
    await tab.getByText('It will be in your digest.').waitFor({ state: 'attached' });
    expect(standIn.service.areas.following.has('transitions')).toBe(true);
    await tab.getByRole('switch', { name: 'Following Norfolk KS2 Challenge' }).click();
    await tab.getByText('No longer following Norfolk KS2 Challenge.').waitFor({ state: 'attached' });
    expect([...standIn.service.areas.following]).toEqual(['transitions']);
  });

  it('are searched across all their updates, and the search stands in the address', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas' });
    await tab.getByLabel('Search everything').fill('moderation');
    await tab.getByRole('button', { name: 'Search' }).click();
    await tab.getByRole('heading', { name: '1 update for “moderation”' }).waitFor();
    expect(new URL(tab.url()).search).toBe('?q=moderation');
    await tab.getByText('Norfolk KS2 Challenge').last().waitFor();
  });

  it('show nobody a button they cannot use', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions' });
    await heading(tab, 'Ensuring Effective Transitions');
    for (const name of ['Edit area', 'Post update', 'Add minutes'])
      expect(await tab.getByRole('link', { name }).count()).toBe(0);
  });
});

describe('one area', () => {
  it('keeps filters in the address, and shows older terms when they fit', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions' });
    await tab.getByLabel('Year').selectOption('2024-25');
    await tab.getByRole('link', { name: /^A year of transition work/ }).waitFor();
    expect(new URL(tab.url()).search).toBe('?year=2024-25');
    await tab.getByRole('button', { name: 'Remove filter 2024 to 2025' }).click();
    await tab.getByRole('checkbox', { name: 'Needs action' }).check();
    await tab.getByRole('status').filter({ hasText: '1 update' }).waitFor();
    await tab.getByText('Needs action by 5pm, Fri 27 Nov').waitFor();
  });

  it('finds resources and minutes too, each leading to where it stands', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas' });
    await tab.getByLabel('Search everything').fill('parents');
    await tab.getByRole('button', { name: 'Search', exact: true }).click();
    await tab.getByRole('heading', { name: 'In areas, resources and minutes (2)' }).waitFor();
    await tab.getByRole('link', { name: 'Autumn task-group meeting' }).click();
    await heading(tab, 'Minutes: 11 September 2026');
  });

  it('goes from "On this page" to a part of it, with focus', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions' });
    await tab
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Resources' })
      .click();
    expect(await focused(tab)).toBe('Resources');
  });

  it('passes an offer of help to the leads, and gives focus back to the button', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/areas/transitions' });
    await tab.getByRole('button', { name: 'I can help, Join the group' }).click();
    await tab.getByLabel('Anything we should know? (optional)').fill('I teach Year 6.');
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByText('Sent. The lead usually replies within 5 school days.').first().waitFor();
    await tab.getByRole('button', { name: 'Close' }).last().click();
    await tab.getByRole('button', { name: 'I can help, Join the group' }).waitFor();
    expect(standIn.service.areas.help).toMatchObject([
      { slug: 'transitions', how: 'join', words: 'I teach Year 6.' },
    ]);
    expect(await focused(tab)).toBe('I can help');
  });

  it('takes a suggested resource once a lead has added it', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions', as: 'lead' });
    await tab.getByRole('button', { name: 'Suggest a resource' }).click();
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByText('Enter a title.').waitFor();
    expect(await tab.evaluate('document.activeElement.id')).toBe('suggestion-title');
    await tab.getByLabel('Title').fill('Moving up: a guide');
    await tab.getByLabel('Address').fill('https://norfolk.example/moving-up');
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByText('Sent. A lead looks at it before it stands here.').first().waitFor();
    await tab.getByRole('button', { name: 'Close' }).last().click();
    await tab.getByRole('heading', { name: 'Waiting for your answer (1)' }).waitFor();
    await tab.getByRole('button', { name: 'Add to resources, Moving up: a guide' }).click();
    await tab.getByText('Added to the resources.').first().waitFor();
    await tab
      .getByRole('table', { name: 'Resources' })
      .getByRole('link', { name: /^Moving up: a guide/ })
      .waitFor();
    expect(await focused(tab)).toBe('Focus');
  });

  it('leads to the minutes, and back to the line it left', async () => {
    const { page, tab } = await pages.open({ tab: '/tabs/areas/transitions' });
    await tab.getByRole('link', { name: 'Autumn task-group meeting' }).focus();
    await page.keyboard.press('Enter');
    await heading(tab, 'Minutes: 11 September 2026');
    await tab.getByText('9 people from 2 organisations').waitFor();
    await tab.getByRole('link', { name: 'Ensuring Effective Transitions' }).click();
    await heading(tab, 'Ensuring Effective Transitions');
    expect(await focused(tab)).toBe('Autumn task-group meeting');
  });
});

describe('an editor', () => {
  it('opens an area after mending what is missing', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/manage/areas/new', as: 'editor' });
    await tab.getByRole('button', { name: 'Open this area' }).click();
    await tab.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await focused(tab)).toBe('There is a problem');
    await tab.getByLabel('Name', { exact: true }).fill('Belonging at school');
    await tab.getByRole('button', { name: 'Open this area' }).click();
    await heading(tab, 'Belonging at school');
    const made = standIn.service.areas.all.find(({ slug }) => slug === 'belonging-at-school');
    expect(made).toMatchObject({ name: 'Belonging at school', opened: '2026-27', closed: null });
  });

  it('closes an area and opens it again; its history stays', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/manage/areas', as: 'editor' });
    const closed = () => standIn.service.areas.all.find(({ slug }) => slug === 'data')?.closed;
    await tab.getByRole('button', { name: 'Close, Improving Data and Information Sharing' }).click();
    await tab.getByRole('button', { name: 'Open again, Improving Data and Information Sharing' }).waitFor();
    expect(closed()).toBe('2026-27');
    await tab.getByRole('button', { name: 'Open again, Improving Data and Information Sharing' }).click();
    await tab.getByRole('button', { name: 'Close, Improving Data and Information Sharing' }).waitFor();
    expect(closed()).toBeNull();
  });

  it('says which account a lead has', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/manage/areas/data', as: 'editor' });
    await tab.getByRole('button', { name: 'Add a lead' }).click();
    await tab.getByLabel('Name or role, as shown').fill('Data lead');
    await tab.getByLabel('What they do').fill('Trust data manager');
    await tab.getByRole('combobox', { name: /^Account that may write/ }).pressSequentially('task');
    await tab.getByRole('option', { name: 'Task-group lead, lead@norfolk.example' }).click();
    await tab.getByRole('button', { name: 'Save' }).click();
    await heading(tab, 'Improving Data and Information Sharing');
    expect(standIn.service.areas.all.find(({ slug }) => slug === 'data')?.leads).toEqual([
      { key: 't:lead', name: 'Data lead', role: 'Trust data manager' },
    ]);
  });
});

it('minutes are a draft until somebody else publishes them', async () => {
  const { tab, standIn } = await pages.open({ tab: '/tabs/areas/transitions/meetings/new', as: 'lead' });
  await tab.getByLabel('Held on').fill('20/11/2026');
  await tab.getByLabel('Decisions (optional)').fill('Meet again in spring.\nAsk two more schools.');
  await tab.getByRole('button', { name: 'Save as a draft' }).click();
  await heading(tab, 'Ensuring Effective Transitions');
  expect(standIn.service.areas.meetings[0]).toMatchObject({
    heldOn: '2026-11-20',
    decisions: ['Meet again in spring.', 'Ask two more schools.'],
    state: 'draft',
  });
  const editor = await pages.open({ tab: '/tabs/areas/transitions/meetings/m00000000002', as: 'editor' });
  await editor.tab.getByRole('button', { name: 'Publish minutes' }).click();
  await editor.tab.getByText('Minutes published.').first().waitFor();
});

it('a channel’s tab shows the area that was chosen for it', async () => {
  const { page, tab } = await pages.open({ tab: '/tabs/configure' });
  expect(await page.evaluate('window.teams.savable')).toBe(false);
  await tab.getByLabel('Priority area').selectOption('transitions');
  await page.waitForFunction('window.teams.savable === true');
  await page.evaluate('saveTab()');
  await page.waitForFunction('window.teams.calls.includes("settings.save.success")');
  expect(await page.evaluate('window.teams.saved')).toMatchObject({
    entityId: 'area-transitions',
    suggestedDisplayName: 'Ensuring Effective Transitions',
    contentUrl: expect.stringMatching(/\/tabs\/areas\/transitions\?in=channel$/),
  });
});

it('a channel’s tab that is changed begins with what it shows, and keeps the name it was given', async () => {
  const { page } = await pages.open({ tab: '/tabs/areas' });
  await page.evaluate(
    `window.teams.saved = { entityId: 'area-transitions', suggestedDisplayName: 'Our move to Year 7' }; openTab('/tabs/configure')`,
  );
  await page.waitForFunction('window.teams.savable === true');
  const tab = page.frameLocator('iframe');
  const name = tab.getByLabel('Name of the tab');
  expect(await tab.getByLabel('Priority area').inputValue()).toBe('transitions');
  expect(await name.inputValue()).toBe('Our move to Year 7');
  await tab.getByLabel('Priority area').selectOption('data');
  expect(await name.inputValue()).toBe('Improving Data and Information Sharing');
});
