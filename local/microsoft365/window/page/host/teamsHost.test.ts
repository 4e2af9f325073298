/** The window as a host of the real teams-js, in Chromium. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type * as TeamsJs from '@microsoft/teams-js';
import { decodeJwt } from 'jose';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../../../../../tabs/testing/chromium.ts';
import { appId, people, tenantId } from '../../../../people.ts';
import { type OpenedWindow, openWindow } from '../testing/openWindow.ts';

declare global {
  /** Put there by the test tab, inside the browser. */
  var teamsJs: typeof TeamsJs;
  var themes: string[];
}

const [editor, head] = people;

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let browser: Browser;
let opened: OpenedWindow;
let page: Page;

beforeAll(async () => {
  [browser, opened] = await Promise.all([launchChromium(), openWindow()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), opened.close()]);
});
beforeEach(async () => {
  page = await browser.newPage();
  // teams-js asks its maker's servers for a list of hosts; it has one of its own when they do not answer.
  await page.route(/^https:/, (route) => route.abort());
});
afterEach(() => page.close());

const tabFrame = async (): Promise<Frame> => {
  const frame = await (await page.locator('iframe.page-frame').elementHandle())?.contentFrame();
  if (!frame) throw new Error('The window shows no tab.');
  await frame.waitForSelector('body[data-initialised]');
  return frame;
};
const openTab = async (path = '/?in=events'): Promise<Frame> => {
  await page.goto(opened.url + path);
  return tabFrame();
};
const choose = async (menu: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${menu}:`) }).click();
  await page.getByRole('menuitemradio', { name: item }).click();
};

describe('a tab in the window', () => {
  test('learns where it is and who uses it', async () => {
    const context = await (await openTab()).evaluate(() => teamsJs.app.getContext());
    expect(context).toMatchObject({
      app: { locale: 'en-gb', theme: 'default', host: { name: 'Teams', clientType: 'web' } },
      page: { id: 'events', frameContext: 'content' },
      user: { id: editor?.objectId, tenant: { id: tenantId }, userPrincipalName: editor?.userPrincipalName },
    });
  });

  test('gets a signed token of that person for the app', async () => {
    const token = await (await openTab()).evaluate(() => teamsJs.authentication.getAuthToken());
    expect(decodeJwt(token)).toMatchObject({
      aud: appId,
      oid: editor?.objectId,
      tid: tenantId,
      scp: 'access_as_user',
    });
  });

  test('gets the profile of that person', async () => {
    const profile = await (await openTab()).evaluate(() => teamsJs.authentication.getUser());
    expect(profile).toMatchObject({ oid: editor?.objectId, tid: tenantId });
  });

  test('is told of a theme at once and keeps its state', async () => {
    const frame = await openTab();
    await frame.evaluate(() => {
      document.body.dataset.state = 'kept';
    });
    await choose('Theme', 'High contrast');
    await frame.waitForFunction(() => themes.at(-1) === 'contrast');
    expect(await frame.evaluate(() => document.body.dataset.state)).toBe('kept');
    await choose('Theme', 'Dark');
    await frame.waitForFunction(() => themes.at(-1) === 'dark');
  });

  test('begins afresh as another person when the person is changed', async () => {
    await openTab();
    await choose('Person', 'Head teacher');
    await page.waitForURL(/as=head/);
    const frame = await tabFrame();
    const token = await frame.evaluate(() => teamsJs.authentication.getAuthToken());
    expect(decodeJwt(token).oid).toBe(head?.objectId);
    await page.reload();
    const context = await (await tabFrame()).evaluate(() => teamsJs.app.getContext());
    expect(context.user?.id).toBe(head?.objectId);
  });

  test('opens at the place that a Teams link names', async () => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: 'events/abc' }));
    const frame = await openTab(`/l/entity/${appId}/events?context=${context}`);
    expect((await frame.evaluate(() => teamsJs.app.getContext())).page.subPageId).toBe('events/abc');
  });

  test('goes to another place of the app, and back with the browser', async () => {
    const frame = await openTab();
    await frame.evaluate(() => {
      // The frame goes before the promise settles.
      void teamsJs.pages.currentApp.navigateTo({ pageId: 'events', subPageId: 'events/xyz' });
    });
    await page.waitForURL(/page=events%2Fxyz/);
    expect((await (await tabFrame()).evaluate(() => teamsJs.app.getContext())).page.subPageId).toBe(
      'events/xyz',
    );
    await page.goBack();
    expect(
      (await (await tabFrame()).evaluate(() => teamsJs.app.getContext())).page.subPageId,
    ).toBeUndefined();
  });

  test('opens a Teams link of its own app, and hears why another one is not opened', async () => {
    const frame = await openTab();
    const refusal = await frame.evaluate(
      (link) => teamsJs.app.openLink(link).then(() => 'opened', String),
      'http://elsewhere.example/',
    );
    expect(refusal).toContain('Only https and mailto links can be opened.');
    const link = `https://teams.microsoft.com/l/entity/${appId}/events?context=${encodeURIComponent('{"subEntityId":"events/linked"}')}`;
    await frame.evaluate((url) => void teamsJs.app.openLink(url), link);
    await page.waitForURL(/page=events%2Flinked/);
  });

  test('says in the window that a meeting would open', async () => {
    const frame = await openTab();
    await frame.evaluate(() =>
      teamsJs.app.openLink('https://teams.microsoft.com/l/meetup-join/19%3ameeting_x'),
    );
    await expect(page.getByRole('dialog').textContent()).resolves.toContain(
      'This would open the Teams meeting',
    );
  });

  test('shares a link that leads back to the page', async () => {
    const frame = await openTab();
    await frame.evaluate(() =>
      teamsJs.pages.shareDeepLink({ subPageId: 'events/abc', subPageLabel: 'A meeting' }),
    );
    const link = page.getByRole('dialog').getByRole('link');
    await expect(link.getAttribute('href')).resolves.toBe(
      `${opened.url}/l/entity/${appId}/events?context=${encodeURIComponent('{"subEntityId":"events/abc"}')}`,
    );
  });
});

describe('a tab of a channel', () => {
  const settingsFrame = async (): Promise<Frame> => {
    const frame = await (await page.locator('dialog iframe').elementHandle())?.contentFrame();
    if (!frame) throw new Error('The window asks for no settings.');
    await frame.waitForSelector('body[data-initialised]');
    return frame;
  };
  const offer = (entityId: string, suggestedDisplayName: string, contentUrl = '/tabs/areas/x?in=channel') =>
    settingsFrame().then((frame) =>
      frame.evaluate(
        (config) => {
          teamsJs.pages.config.registerOnSaveHandler((saving) => {
            teamsJs.pages.config
              .setConfig({ ...config, contentUrl: new URL(config.contentUrl, location.origin).href })
              .then(() => saving.notifySuccess())
              .catch((error: unknown) => saving.notifyFailure(String(error)));
          });
          teamsJs.pages.config.setValidityState(true);
        },
        { entityId, suggestedDisplayName, contentUrl },
      ),
    );
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const contextOf = async () => (await tabFrame()).evaluate(() => teamsJs.app.getContext());

  test('is added by the app’s own page, whose choice the Save button waits for, and knows its channel', async () => {
    await page.goto(`${opened.url}/?in=channel`);
    await button('Transitions task group').click();
    await button('Add a tab').click();
    const asked = await (await settingsFrame()).evaluate(() => teamsJs.app.getContext());
    expect(asked).toMatchObject({
      page: { frameContext: 'settings' },
      channel: { displayName: 'Transitions task group' },
    });
    expect(await button('Save').isDisabled()).toBe(true);
    await offer('area-x', 'Transitions');
    await button('Save').click();
    await page.getByRole('link', { name: 'Transitions', exact: true }).waitFor();
    expect(await contextOf()).toMatchObject({
      page: { id: 'area-x', frameContext: 'content' },
      channel: { id: '19:channel-transitions@thread.tacv2', displayName: 'Transitions task group' },
      team: { displayName: 'Norfolk Learning Collaborative' },
    });
    expect((await tabFrame()).url()).toBe(`${opened.url}/tabs/areas/x?in=channel`);
  });

  test('is the same for somebody else, and opens at the place of a link', async () => {
    const channelId = '19:channel-transitions@thread.tacv2';
    const context = encodeURIComponent(JSON.stringify({ channelId, subEntityId: 'updates/1' }));
    await page.goto(`${opened.url}/l/entity/${appId}/area-x?context=${context}&as=${head?.mail}`);
    expect(await contextOf()).toMatchObject({
      page: { id: 'area-x', subPageId: 'updates/1' },
      user: { id: head?.objectId },
    });
  });

  test('is not saved with an address of elsewhere, and says so', async () => {
    await page.goto(`${opened.url}/?in=channel`);
    await button('Add a tab').click();
    await offer('area-y', 'Elsewhere', 'https://elsewhere.example/');
    await button('Save').click();
    await page.getByRole('alert').filter({ hasText: 'validDomains' }).waitFor();
    await button('Cancel').click();
    await expect(page.getByRole('link', { name: 'Elsewhere' }).count()).resolves.toBe(0);
  });

  test('is changed, and begins with what it was saved as; then taken out', async () => {
    await page.goto(`${opened.url}/?in=channel&channel=19:channel-transitions@thread.tacv2`);
    await button('Settings').click();
    const current = await (await settingsFrame()).evaluate(() => teamsJs.pages.getConfig());
    expect(current).toMatchObject({ entityId: 'area-x', suggestedDisplayName: 'Transitions' });
    await offer('area-z', 'Data');
    await button('Save').click();
    await page.getByRole('link', { name: 'Data', exact: true }).waitFor();
    expect((await contextOf()).page.id).toBe('area-z');
    await button('Remove').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'No tab yet' }).waitFor();
  });
});

describe('the cover over a tab', () => {
  test('stays until the page says that it is ready', async () => {
    const frame = await openTab();
    await expect(page.getByText('Opening Events').isVisible()).resolves.toBe(true);
    const said = await frame.evaluate(() => teamsJs.app.notifySuccess());
    expect(said.hasFinishedSuccessfully).toBe(true);
    await expect(page.getByText('Opening Events').isVisible()).resolves.toBe(false);
  });

  test('gives the reason when the page says that it failed', async () => {
    const frame = await openTab();
    await frame.evaluate(() =>
      teamsJs.app.notifyFailure({ reason: teamsJs.app.FailedReason.AuthFailed, message: 'No account here.' }),
    );
    await page.getByRole('heading', { name: 'Events could not open' }).waitFor();
    await expect(page.locator('.cover').textContent()).resolves.toContain('No account here.');
  });

  test('says after ten seconds that the page has not answered', async () => {
    await page.clock.install();
    await openTab();
    await page.clock.fastForward(10_000);
    await page.getByRole('heading', { name: 'Events has not answered yet' }).waitFor();
  });
});

describe('what the window does not have', () => {
  test('is answered, so that no promise waits for ever', async () => {
    const frame = await openTab();
    const answers = await frame.evaluate(async () => {
      const said = (promise: Promise<unknown>) =>
        promise.then(
          () => 'done',
          (error: unknown) => JSON.stringify(error) + String(error),
        );
      return {
        popup: await said(teamsJs.authentication.authenticate({ url: 'https://norfolk.example/sign-in' })),
        unknown: await new Promise((resolve) => {
          const id = 900_001;
          addEventListener('message', (event) => event.data.id === id && resolve(event.data.args));
          parent.postMessage({ id, func: 'teleport', args: [] }, location.origin);
        }),
      };
    });
    expect(answers.popup).toContain('signs people in silently');
    expect(answers.unknown).toEqual([
      { errorCode: 100, message: 'The local Teams window does not support teleport.' },
    ]);
  });
});
