/** The tab of a channel, as a person puts it there: chosen, shared with everybody, changed and removed. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { personNamed } from './harness/asPerson.ts';
import { secretsInLogs } from './harness/checkedTraffic.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, type TeamsWindow, violations } from './harness/teamsWindow.ts';

jest.setTimeout(120_000);

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--no-chat'] });
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const button = ({ page }: TeamsWindow, name: string) => page.getByRole('button', { name, exact: true });
const settingsIn = ({ page }: TeamsWindow): FrameLocator =>
  page.getByRole('dialog').frameLocator('iframe[title*="settings"]');
const tabIn = ({ page }: TeamsWindow, name: string): FrameLocator =>
  page.frameLocator(`iframe[title^="${name}, page of"]`);
const transitions = 'Ensuring Effective Transitions';

test('somebody adds an area to a channel, and a colleague opens it there', async () => {
  const teams = await openTeams(browser, stack, personNamed('Area lead'), { at: '/?in=channel' });
  await button(teams, 'Transitions task group').click();
  await button(teams, 'Add a tab').click();
  await settingsIn(teams).getByRole('heading', { name: 'What should this tab show?' }).waitFor();
  expect(await button(teams, 'Save').isDisabled()).toBe(true);
  await settingsIn(teams).getByLabel('Priority area').selectOption({ label: transitions });
  await settingsIn(teams).getByLabel('Name of the tab').fill('Moving up');
  await button(teams, 'Save').click();
  await tabIn(teams, 'Moving up').getByRole('heading', { level: 1, name: transitions }).waitFor();
  expect(teams.errors).toEqual([]);
  const place = new URL(teams.page.url());
  await teams.close();

  const colleague = await openTeams(browser, stack, personNamed('SENCO'), {
    at: place.pathname + place.search,
  });
  await tabIn(colleague, 'Moving up').getByRole('heading', { level: 1, name: transitions }).waitFor();
  await colleague.close();
});

test('its settings begin with what it shows; changed, it shows another area; removed, it is gone', async () => {
  const teams = await openTeams(browser, stack, personNamed('Area lead'), { at: '/?in=channel' });
  await button(teams, 'Transitions task group').click();
  await button(teams, 'Settings').click();
  const settings = settingsIn(teams);
  await settings.getByLabel('Name of the tab').waitFor();
  await expect(settings.getByLabel('Priority area').inputValue()).resolves.toBe('transitions');
  await expect(settings.getByLabel('Name of the tab').inputValue()).resolves.toBe('Moving up');
  await settings.getByLabel('Priority area').selectOption({ index: 1 });
  const name = await settings.getByLabel('Name of the tab').inputValue();
  await button(teams, 'Save').click();
  await tabIn(teams, name).getByRole('heading', { level: 1, name }).waitFor();
  await button(teams, 'Remove').click();
  await teams.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await teams.page.getByRole('heading', { name: 'No tab yet' }).waitFor();
  await teams.close();
});

test.each(['default', 'dark', 'contrast'] as const)(
  'in the theme %s the dialog and the tab have no violations, on a laptop and on a phone',
  async (theme) => {
    const at = '/?in=channel';
    const teams = await openTeams(browser, stack, personNamed('Area lead'), { at, theme, bypassCSP: true });
    const isFree = async () => {
      for (const width of [1280, 360]) {
        await teams.page.setViewportSize({ width, height: 800 });
        expect({ width, violations: await violations(teams.page) }).toEqual({ width, violations: [] });
      }
    };
    await button(teams, 'Add a tab').click();
    await settingsIn(teams).getByLabel('Priority area').selectOption({ label: transitions });
    await isFree();
    await button(teams, 'Save').click();
    await tabIn(teams, transitions).getByRole('heading', { level: 1, name: transitions }).waitFor();
    await isFree();
    await button(teams, 'Remove').click();
    await teams.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await teams.page.getByRole('heading', { name: 'No tab yet' }).waitFor();
    await teams.close();
  },
);

test('no log holds a secret', () => expect(secretsInLogs(stack)).toEqual([]));
