import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pages, startPages, violations } from './testing/pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
}, 60_000);
afterAll(() => pages.close());

const screens = {
  list: '/tabs/events',
  past: '/tabs/events?when=past',
  'filtered list with nothing in it': '/tabs/events?show=visits&how=online',
  month: '/tabs/events/month',
  'event with a place offered': '/tabs/events/e00000000007',
  deadline: '/tabs/events/e00000000004',
  'event that is gone': '/tabs/events/e99999999999',
  import: '/tabs/events/import',
  'calendars to subscribe to': '/tabs/events/subscribe',
  'calendars we read': '/tabs/events/feeds',
  help: '/tabs/help/accessibility',
  'priority areas': '/tabs/areas',
  'one area': '/tabs/areas/transitions',
  minutes: '/tabs/areas/transitions/meetings/m00000000001',
  'form for minutes': '/tabs/areas/transitions/meetings/m00000000001/edit',
  'form for an area': '/tabs/manage/areas/transitions',
  'areas of the year': '/tabs/manage/areas',
  'choice for a channel': '/tabs/configure',
  'update that was corrected': '/tabs/areas/transitions/updates/u00000000002',
  'update that was withdrawn': '/tabs/areas/transitions/updates/u00000000003',
  'results of a search': '/tabs/updates?q=principles',
  'desk of a writer': '/tabs/manage/updates',
  'beginning of an update': '/tabs/manage/updates/new',
  'update that is being written': '/tabs/manage/updates/u00000000006',
  'update that waits for review': '/tabs/manage/updates/u00000000007',
  correction: '/tabs/manage/updates/u00000000001/correct',
  'overview of what is managed': '/tabs/manage',
  'list of digests': '/tabs/manage/digests',
  'digest that is being chosen': '/tabs/manage/digests/d00000000001',
  'preview of a digest': '/tabs/manage/digests/d00000000001?step=preview',
  'digest that waits for approval': '/tabs/manage/digests/d00000000002',
  'time of a digest': '/tabs/manage/digests/d00000000001?step=send',
  'digest that is going': '/tabs/manage/digests/d00000000003',
  'digest that has gone': '/tabs/manage/digests/d00000000004',
  'correction of a digest': '/tabs/manage/digests/d00000000004/correct/i1',
  'delivery report': '/tabs/manage/digests/d00000000004/report',
  'preferences about messages': '/tabs/preferences',
  'preferences about areas': '/tabs/preferences?show=areas',
  'data of one’s own': '/tabs/preferences?show=data',
};

describe.each(['default', 'dark', 'contrast'])('in the %s theme', (theme) => {
  it.each(Object.entries(screens))(
    'the %s has nothing that axe-core complains about',
    async (_, tab) => {
      const opened = await pages.open({ tab, theme, as: 'editor' });
      expect(await violations(opened.tab)).toEqual([]);
      expect(opened.complaints.filter((text) => !text.includes('404'))).toEqual([]);
    },
    30_000,
  );
});

it.each(Object.entries(screens))(
  'the %s needs no sideways scrolling at any width from 320 pixels',
  async (_, tab) => {
    const opened = await pages.open({ tab, as: 'editor' });
    for (const width of [320, 360, 640, 1024]) {
      await opened.page.setViewportSize({ width, height: 700 });
      const overflow = await opened.tab.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ width, overflow }).toEqual({ width, overflow: 0 });
    }
  },
  30_000,
);

it('the open dialog has nothing that axe-core complains about, and Escape keeps the place', async () => {
  const { tab, page, standIn } = await pages.open({ tab: '/tabs/events/e00000000002' });
  await tab.getByRole('button', { name: 'Give up my place' }).click();
  const dialog = tab.getByRole('alertdialog', { name: 'Give up your place?' });
  await dialog.waitFor();
  expect(await violations(tab)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(standIn.service.received.filter((request) => request.startsWith('DELETE'))).toEqual([]);
}, 30_000);

it('the preview of an import has nothing that axe-core complains about on a telephone', async () => {
  const { tab } = await pages.open(
    { tab: '/tabs/events/import', as: 'editor' },
    { viewport: { width: 360, height: 700 } },
  );
  await tab
    .locator('input[type=file]')
    .setInputFiles({ name: 'programme.csv', mimeType: 'text/csv', buffer: Buffer.from('Title') });
  await tab.getByRole('button', { name: 'Import 133 changes' }).waitFor();
  expect(await violations(tab)).toEqual([]);
}, 30_000);

const waysIn: [string, string, string][] = [
  ['sharing', '/tabs/areas/transitions/updates/u00000000001', 'Share'],
  ['withdrawing', '/tabs/areas/transitions/updates/u00000000001', 'Withdraw'],
  ['helping', '/tabs/areas/transitions', 'Ask the group'],
  ['erasing one’s data', '/tabs/preferences?show=data', 'Erase my data'],
  ['stopping a digest', '/tabs/manage/digests/d00000000003', 'Stop'],
  ['withdrawing a digest', '/tabs/manage/digests/d00000000004', 'Withdraw the whole issue'],
];

it.each(waysIn)(
  'the dialog for %s has nothing that axe-core complains about, on a telephone in high contrast',
  async (_, address, button) => {
    const { tab } = await pages.open(
      { tab: address, as: 'editor', theme: 'contrast' },
      { viewport: { width: 360, height: 700 } },
    );
    await tab.getByRole('button', { name: button, exact: true }).click();
    await tab.locator('[role=dialog], [role=alertdialog]').waitFor();
    expect(await violations(tab)).toEqual([]);
  },
  30_000,
);

it('the choice between two versions has nothing that axe-core complains about', async () => {
  const { tab, standIn } = await pages.open({ tab: '/tabs/manage/updates/u00000000006', as: 'lead' });
  await tab.getByLabel('Headline').fill('Mine');
  standIn.service.updates = standIn.service.updates.map((update) => ({
    ...update,
    next: 'Theirs',
    etag: '7',
  }));
  await tab.getByRole('button', { name: 'Compare' }).click();
  await tab.getByRole('radiogroup', { name: 'Headline' }).waitFor();
  expect(await violations(tab)).toEqual([]);
}, 30_000);
