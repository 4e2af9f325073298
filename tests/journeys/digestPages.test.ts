/** A digest made by the pages alone, over all processes: put together, looked at, approved by another, sent, reported. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { personNamed } from './harness/asPerson.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams } from './harness/teamsWindow.ts';

jest.setTimeout(240_000);

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  stack = await startStack();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const open = async (name: string) => {
  const window = await openTeams(browser, stack, personNamed(name));
  const { events } = window;
  await events.getByRole('link', { name: 'Manage' }).click();
  await events.getByRole('listitem').getByRole('link', { name: 'Digests' }).click();
  return window;
};
const press = (page: FrameLocator, name: string) => page.getByRole('button', { name, exact: true }).click();

test('an editor and an approver bring a digest out by the pages alone', async () => {
  const editor = await open('Council editor');
  const desk = editor.events;
  await press(desk, 'Start an issue');
  await press(desk, 'Add an item');
  await desk.getByLabel('Title of the new item').fill('National survey of *reading*');
  await desk.getByLabel('Where it leads').fill('https://survey.example/2026');
  await press(desk, 'Add it');
  await desk.getByText('Not saved yet').waitFor();
  await desk
    .locator('header')
    .getByText(/^Saved at/)
    .waitFor();

  await desk.getByRole('link', { name: 'Next: Preview' }).click();
  await desk.locator('.ac-adaptiveCard', { hasText: 'National survey of *reading*' }).waitFor();
  await desk.getByLabel('Shown as').selectOption('E-mail');
  await desk.frameLocator('iframe').getByRole('link', { name: 'National survey of *reading*' }).waitFor();
  await press(desk, 'Send a test to me');
  await desk.getByText(/^Somebody sent it to themselves/).waitFor();
  await desk.getByRole('link', { name: 'Next: Approve' }).click();
  await press(desk, 'Send for approval');
  await desk.getByText('It waits for an approver who has written none of it.').waitFor();

  const approver = await open('Approver');
  await approver.events.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await press(approver.events, 'Approve');
  await approver.events
    .getByText(/^Approved by Approver/)
    .first()
    .waitFor();

  // The editor's page looks every 15 seconds at what others did.
  await desk
    .getByText(/^Approved by Approver/)
    .first()
    .waitFor();
  await desk.getByRole('link', { name: 'Next: Send' }).click();
  await press(desk, 'Send now');
  await press(desk, 'Send it now');
  await desk
    .getByText(/^(Sending|Sent)/)
    .first()
    .waitFor();
  await desk.getByRole('link', { name: 'Delivery report' }).click();
  await desk.getByRole('row', { name: /^People who should get it [1-9]/ }).waitFor();
  expect([...editor.errors, ...approver.errors]).toEqual([]);
});
