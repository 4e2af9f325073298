import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { type Opened, type Pages, startPages } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 120_000);
afterAll(() => pages.close());

const heading = (tab: Frame, name: string | RegExp) =>
  tab.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const focused = (tab: Frame): Promise<string> =>
  tab.evaluate<string>('(document.activeElement?.textContent ?? "").trim()');
const draft = '/tabs/manage/updates/u00000000006';
const compose = (): Promise<Opened> => pages.open({ tab: draft, as: 'lead' });
/** The note in the header, not what was said before. */
const saved = ({ tab }: Opened): Promise<void> =>
  tab.locator('header').getByText('Saved at 3:55pm').waitFor();
const headlineIn = ({ standIn }: Opened, id = 'u00000000006'): string | undefined =>
  standIn.service.updates.find((update) => update.id === id)?.headline;
const somebodySaves = ({ standIn }: Opened, headline: string): void => {
  standIn.service.updates = standIn.service.updates.map((update) =>
    update.id === 'u00000000006' ? { ...update, headline, etag: '7' } : update,
  );
};

describe('an update', () => {
  it('is shown as its author meant it, and never as markup that runs', async () => {
    const opened = await pages.open({ tab: '/tabs/areas/transitions' });
    const { tab, standIn } = opened;
    const [update] = standIn.service.updates;
    if (update)
      update.happened = '**Bold** <img src=x onerror="document.title=1"> [bad](javascript:alert(1))';
    await tab.getByRole('link', { name: 'Draft principles ready for comment', exact: true }).click();
    await tab.locator('strong', { hasText: 'Bold' }).waitFor();
    await tab.getByText('<img src=x').waitFor();
    expect(await tab.locator('main img, main a[href^="javascript"]').count()).toBe(0);
    await heading(tab, 'Draft principles ready for comment');
  });

  it('says first that it was corrected or withdrawn', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions/updates/u00000000002' });
    await tab.getByText('Corrected on 5 October 2026. It was 41 parents, not 14.').waitFor();
    const withdrawn = await pages.open({ tab: '/tabs/areas/transitions/updates/u00000000003' });
    await withdrawn.tab.getByText('This update was withdrawn on 10 June 2026.').waitFor();
    expect(await withdrawn.tab.getByRole('button', { name: 'Share' }).count()).toBe(0);
  });

  it('is confirmed as read once', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions/updates/u00000000002' });
    await tab.getByRole('button', { name: 'I have read this' }).click();
    await tab.getByText('You confirmed that you have read this').first().waitFor();
    expect(await tab.getByRole('button', { name: 'I have read this' }).count()).toBe(0);
  });

  it('is passed on as ready text, to a chat, and to nobody its author did not name', async () => {
    const { page, tab } = await pages.open({ tab: '/tabs/areas/transitions/updates/u00000000001' });
    await tab.getByRole('button', { name: 'Share' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Share this update' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('For').locator('option').allTextContents()).toEqual([
      'Staff',
      'Parents and carers',
      'Governors and trustees',
      'Newsletter',
    ]);
    await dialog.getByRole('button', { name: 'Share to a chat' }).click();
    await page.waitForFunction('window.teams.shared !== undefined');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tab.waitForFunction('document.activeElement.textContent === "Share"');
  });

  it('opens by a link that names it only, in whichever tab', async () => {
    const { tab } = await pages.open({ tab: '/tabs/events', subPage: 'updates/u00000000001' });
    await heading(tab, 'Draft principles ready for comment');
    expect(new URL(tab.url()).pathname).toBe('/tabs/areas/transitions/updates/u00000000001');
  });
});

describe('writing', () => {
  it('is saved two seconds after typing stops, with a preview beside it', async () => {
    const opened = await compose();
    await opened.tab.getByLabel('Headline').fill('Third draft');
    await opened.tab.getByText('Not saved yet').waitFor();
    await saved(opened);
    expect(headlineIn(opened)).toBe('Third draft');
    await opened.tab.getByText('Third draft').last().waitFor();
  });

  it('is looked at as page, card and e-mail, in other colours and as wide as a phone', async () => {
    const { tab } = await compose();
    await tab.getByLabel('Shown as').selectOption('Teams card');
    await tab.locator('[data-look=light] .ac-adaptiveCard', { hasText: 'Card: ' }).waitFor();
    await tab.getByLabel('Colours').selectOption('Dark');
    await tab.locator('[data-look=dark] .ac-adaptiveCard').waitFor();
    await tab.getByLabel('Headline').fill('Third draft');
    await tab.locator('.ac-adaptiveCard', { hasText: 'Card: Third draft' }).waitFor();
    await tab.getByLabel('Shown as').selectOption('E-mail');
    await tab.frameLocator('iframe').getByRole('heading', { name: 'Third draft' }).waitFor();
    await tab.getByLabel('Width').selectOption('Phone');
    const frame = await tab.locator('iframe').boundingBox();
    expect(frame?.width).toBeLessThanOrEqual(328);
  });

  it('survives a lost connection and leaving the page', async () => {
    const opened = await compose();
    const { page, tab } = opened;
    await page.route('**/api/updates/u00000000006', (route) => route.abort());
    await tab.getByLabel('Headline').fill('Written offline');
    await tab.getByText('Offline. Kept on this device').first().waitFor();
    await page.unroute('**/api/updates/u00000000006');
    await tab.evaluate('location.reload()');
    const again = page.frameLocator('iframe');
    await again.getByText('We brought back words that had not been saved').first().waitFor();
    expect(await again.getByLabel('Headline').inputValue()).toBe('Written offline');
    await again.getByText('Saved at 3:55pm').first().waitFor();
    expect(headlineIn(opened)).toBe('Written offline');
  });

  it('asks when somebody else saved first, and takes parts of each', async () => {
    const opened = await compose();
    const { tab } = opened;
    await tab.getByRole('textbox', { name: 'What comes next' }).fill('Mine comes next.');
    somebodySaves(opened, 'Theirs');
    const dialog = tab.getByRole('alertdialog', { name: 'Somebody saved changes while you were writing.' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByRole('radiogroup', { name: 'Headline' }).getByLabel('Theirs').check();
    await dialog.getByRole('button', { name: 'Save what I chose' }).click();
    await saved(opened);
    const kept = opened.standIn.service.updates.find(({ id }) => id === 'u00000000006');
    expect(kept).toMatchObject({ headline: 'Theirs', next: 'Mine comes next.' });
  });

  it('can bring one’s own words back after taking theirs', async () => {
    const opened = await compose();
    const { tab } = opened;
    await tab.getByLabel('Headline').fill('Mine');
    somebodySaves(opened, 'Theirs');
    await tab.getByRole('button', { name: 'Use theirs' }).click();
    await tab.getByRole('button', { name: 'Bring mine back' }).click();
    expect(await tab.getByLabel('Headline').inputValue()).toBe('Mine');
    await saved(opened);
    expect(headlineIn(opened)).toBe('Mine');
  });

  it('goes to review only when nothing has to be mended, each thing leading to its field', async () => {
    const { tab, standIn } = await compose();
    await tab.getByRole('button', { name: 'Send for review' }).first().click();
    await tab.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await focused(tab)).toBe('There is a problem');
    await tab
      .getByRole('link', { name: /^Say what comes next/ })
      .first()
      .click();
    expect(await tab.evaluate('document.activeElement.id')).toBe('next');
    await tab.getByRole('textbox', { name: 'What comes next' }).fill('We read every comment.');
    await tab.getByLabel('In your words').fill('Say what would help.');
    await tab.getByLabel('Action required by (optional)').fill('27 November 2026');
    await tab.getByRole('button', { name: 'Send for review' }).first().click();
    await heading(tab, 'My updates');
    expect(standIn.service.updates.find(({ id }) => id === 'u00000000006')).toMatchObject({
      state: 'inReview',
      ask: { by: '2026-11-27T17:00:00Z', words: 'Say what would help.' },
    });
  });

  it('begins for an area, and is thrown away only after asking', async () => {
    const { tab, standIn } = await pages.open({ tab: '/tabs/areas/transitions', as: 'lead' });
    await tab.getByRole('link', { name: 'Post update' }).click();
    await tab.getByRole('button', { name: 'Start writing' }).click();
    await heading(tab, 'New update');
    await tab.getByRole('button', { name: 'Throw away' }).click();
    await tab.getByRole('alertdialog').getByRole('button', { name: 'Throw it away' }).click();
    await heading(tab, 'My updates');
    expect(standIn.service.updates.some(({ id }) => id === 'u00000000099')).toBe(false);
  });
});

describe('review', () => {
  const waiting = '/tabs/manage/updates/u00000000007';

  it('is for somebody who did not write it', async () => {
    const { tab } = await pages.open({ tab: waiting, as: 'lead' });
    await tab.getByText('You wrote this, so someone else has to approve it.').waitFor();
    expect(await tab.getByRole('button', { name: 'Approve and publish' }).count()).toBe(0);
  });

  it('shows what people will get, as page and as card', async () => {
    const { tab } = await pages.open({ tab: waiting, as: 'editor' });
    await tab.getByRole('heading', { name: 'What has happened' }).waitFor();
    await tab.getByLabel('Shown as').selectOption('Teams card');
    await tab.locator('.ac-adaptiveCard', { hasText: 'Card: ' }).waitFor();
  });

  it('publishes after asking, and the page stays there for screen readers', async () => {
    const { tab } = await pages.open({ tab: waiting, as: 'editor' });
    await tab.getByRole('button', { name: 'Approve and publish' }).click();
    await tab.getByRole('alertdialog').getByRole('button', { name: 'Publish it' }).click();
    await tab.getByRole('button', { name: 'Share' }).waitFor();
    expect(new URL(tab.url()).pathname).toBe('/tabs/areas/transitions/updates/u00000000007');
  });

  it('sends back with a note', async () => {
    const { tab, standIn } = await pages.open({ tab: waiting, as: 'editor' });
    await tab.getByRole('button', { name: 'Send back with a note' }).click();
    await tab.getByLabel('What has to change').fill('Say by when.');
    await tab.getByRole('button', { name: 'Send back', exact: true }).click();
    await tab.getByText('Sent back with your note.').first().waitFor();
    expect(standIn.service.updates.find(({ id }) => id === 'u00000000007')).toMatchObject({
      state: 'draft',
      note: 'Say by when.',
    });
  });
});

describe('what is published', () => {
  it('is corrected with a reason that readers see', async () => {
    const { tab } = await pages.open({ tab: '/tabs/manage/updates/u00000000001/correct', as: 'editor' });
    await tab.getByLabel('Headline').fill('Draft principles: comment by Friday');
    await tab.getByRole('button', { name: 'Publish the correction' }).click();
    await tab.getByRole('link', { name: 'Say what was wrong.' }).click();
    await tab.getByLabel(/^What was wrong/).fill('The day was missing.');
    await tab.getByRole('button', { name: 'Publish the correction' }).click();
    await heading(tab, 'Draft principles: comment by Friday');
    await tab.getByText('Corrected on 24 November 2026. The day was missing.').waitFor();
  });

  it('is withdrawn with a reason, and keeps its address', async () => {
    const { tab } = await pages.open({ tab: '/tabs/areas/transitions/updates/u00000000001', as: 'editor' });
    await tab.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = tab.getByRole('alertdialog', { name: 'Withdraw this update?' });
    await dialog.getByLabel('Why, in a sentence for readers').fill('It is out of date.');
    await dialog.getByRole('button', { name: 'Withdraw it' }).click();
    await tab.getByText('This update was withdrawn on 24 November 2026. It is out of date.').waitFor();
    expect(await focused(tab)).toBe('Draft principles ready for comment');
  });
});
