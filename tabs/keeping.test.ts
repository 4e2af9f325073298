/** Corrections, areas and minutes: nothing that was typed is lost, and two people who write at once see it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { type Opened, type Pages, startPages } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const editor = (tab: string): Promise<Opened> => pages.open({ tab, as: 'editor' });
const correction = '/tabs/manage/updates/u00000000001/correct';
const area = '/tabs/manage/areas/data';
const minutes = '/tabs/areas/transitions/meetings/m00000000002/edit';

/** The same page again, as after leaving it: the window itself stays. */
const reloaded = async (page: Page, tab: Frame): Promise<Frame> => {
  await Promise.all([tab.waitForNavigation(), tab.evaluate('location.reload()')]);
  const again = page.frames()[1];
  if (!again) throw new Error('The window has no tab in it.');
  return again;
};
const broughtBack = (tab: Frame): Promise<void> =>
  tab.getByText('We brought back words that had not been saved').first().waitFor();
/** The note in the form, not what was said before. */
const savedIn = (tab: Frame): Promise<void> =>
  tab.locator('form').getByText('Saved', { exact: true }).waitFor();
const conflict = (tab: Frame) =>
  tab.getByRole('alertdialog', { name: 'Somebody saved changes while you were writing.' });

describe('a correction', () => {
  it('is on this device until it is published, also after the page was left', async () => {
    const { page, tab, standIn } = await editor(correction);
    await tab.getByLabel('Headline').fill('Draft principles: comment by Friday');
    await tab.getByLabel(/^What was wrong/).fill('The day was missing.');
    await tab.getByText('Kept on this device').first().waitFor();
    const again = await reloaded(page, tab);
    await broughtBack(again);
    expect(await again.getByLabel('Headline').inputValue()).toBe('Draft principles: comment by Friday');
    expect(standIn.service.updates[0]?.headline).toBe('Draft principles ready for comment');
    await again.getByRole('button', { name: 'Publish the correction' }).click();
    await again.getByText('Corrected on 24 November 2026. The day was missing.').waitFor();
  });

  it('can be begun again, and brought back', async () => {
    const { tab } = await editor(correction);
    await tab.getByLabel('Headline').fill('Mine');
    await tab.getByRole('button', { name: 'Start again' }).click();
    expect(await tab.getByLabel('Headline').inputValue()).toBe('Draft principles ready for comment');
    await tab.getByRole('button', { name: 'Bring mine back' }).click();
    expect(await tab.getByLabel('Headline').inputValue()).toBe('Mine');
  });

  it('waits while there is no connection, and says so', async () => {
    const { page, tab, standIn } = await editor(correction);
    await tab.getByLabel('Headline').fill('Mine');
    await tab.getByLabel(/^What was wrong/).fill('The headline was.');
    await page.route('**/correct', (route) => route.abort());
    await tab.getByRole('button', { name: 'Publish the correction' }).click();
    await tab.getByText('Offline. Kept on this device').first().waitFor();
    await page.unroute('**/correct');
    await tab.getByRole('button', { name: 'Publish the correction' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Mine' }).waitFor();
    expect(standIn.service.updates[0]?.headline).toBe('Mine');
  });
});

describe('an area', () => {
  it('keeps what an editor typed over leaving the page', async () => {
    const { page, tab } = await editor(area);
    await tab.getByLabel(/^What it is about/).fill('Sharing what we know.');
    const again = await reloaded(page, tab);
    await broughtBack(again);
    expect(await again.getByLabel(/^What it is about/).inputValue()).toBe('Sharing what we know.');
  });

  it('compares when somebody else saved it, with what one never touched as theirs', async () => {
    const { tab, standIn } = await editor(area);
    await tab.getByLabel(/^What it is about/).fill('Sharing what we know.');
    const { areas } = standIn.service;
    areas.all = areas.all.map((each) =>
      each.slug === 'data' ? { ...each, aim: 'Their aim.', focus: 'Their focus.' } : each,
    );
    areas.etags.set('data', 7);
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = conflict(tab);
    await dialog.getByRole('button', { name: 'Compare' }).click();
    const chosen = (part: string) => dialog.getByRole('radiogroup', { name: part });
    expect(await chosen('Aim of the year').getByLabel('Theirs').isChecked()).toBe(true);
    expect(await chosen('What it is about').getByLabel('Yours').isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Go on with what I chose' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.getByText('Area saved.').first().waitFor();
    expect(areas.all.find(({ slug }) => slug === 'data')).toMatchObject({
      aim: 'Their aim.',
      focus: 'Sharing what we know.',
    });
  });
});

describe('minutes', () => {
  it('that are a draft keep themselves, without what is only half typed', async () => {
    const { page, tab, standIn } = await editor(minutes);
    await tab.getByLabel('Decisions (optional)').fill('Meet again in spring.');
    await tab.getByRole('button', { name: 'Add an action' }).click();
    await tab.getByText('Not saved yet').waitFor();
    await savedIn(tab);
    const kept = () => standIn.service.areas.meetings.find(({ id }) => id === 'm00000000002');
    expect(kept()?.decisions).toEqual(['Meet again in spring.']);
    await tab.getByLabel('Title').fill('');
    await tab.getByText('Not saved. Kept on this device').first().waitFor();
    const again = await reloaded(page, tab);
    await again.getByLabel('Title').fill('Summer meeting, revised');
    await again.getByText('Not saved yet').waitFor();
    await savedIn(again);
    expect(kept()?.title).toBe('Summer meeting, revised');
  });

  it('tell an author that somebody else wrote in them', async () => {
    const { tab, standIn } = await editor(minutes);
    await tab.getByLabel('Decisions (optional)').fill('Mine.');
    const { areas } = standIn.service;
    areas.meetings = areas.meetings.map((each) =>
      each.id === 'm00000000002' ? { ...each, title: 'Their title', etag: 'other' } : each,
    );
    const dialog = conflict(tab);
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await savedIn(tab);
    expect(areas.meetings.find(({ id }) => id === 'm00000000002')).toMatchObject({
      title: 'Their title',
      decisions: ['Mine.'],
    });
  });

  it('that were only begun are there again', async () => {
    const { page, tab } = await pages.open({ tab: '/tabs/areas/transitions/meetings/new', as: 'lead' });
    await tab.getByLabel('Title').fill('Winter meeting');
    const again = await reloaded(page, tab);
    await broughtBack(again);
    expect(await again.getByLabel('Title').inputValue()).toBe('Winter meeting');
  });
});
