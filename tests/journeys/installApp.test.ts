/** The app for people who have not got it: installed by Graph, and their digest in Teams after all. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { people } from '../../local/people.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { personNamed } from './harness/asPerson.ts';
import { type DigestDesk, digestDesk } from './harness/digestDesk.ts';
import { eventually } from './harness/eventually.ts';
import { letAppsBeInstalled } from './harness/inTeams.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams } from './harness/teamsWindow.ts';

jest.setTimeout(240_000);

const administrator = personNamed('Administrator');
const headline = 'Principles are ready for comment';

let stack: Stack;
let browser: Browser;
let desk: DigestDesk;

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--no-content', '--install-app'] });
  desk = digestDesk(stack);
  for (const { displayName } of people)
    await desk.choose(displayName, displayName === administrator.displayName ? 'weekly' : 'never');
  await desk.publishUpdate(headline);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe('whoever has never had the app', () => {
  test('gets an e-mail where policies are against installing it, and the report says so', async () => {
    await letAppsBeInstalled(stack, false);
    await desk.send();
    await eventually(async () => {
      const { progress, reasons } = await desk.report();
      expect(progress).toMatchObject({ recipients: 1, byEmail: 1, waiting: 0 });
      expect(reasons).toEqual([
        {
          reason: 'Does not have the app, and Teams did not let us install it. Sent by e-mail instead.',
          people: 1,
        },
      ]);
    }, 100);
  });

  test('gets it installed where they are not, and the next digest in Teams once their chat is open', async () => {
    await letAppsBeInstalled(stack, true);
    await desk.publishUpdate('Principles are agreed');
    await desk.send();
    const apps = `/users/${administrator.objectId}/teamwork/installedApps`;
    await eventually(() => {
      const asked = stack.traffic().filter(({ url }) => url.includes(apps));
      expect(asked.map(({ method, status }) => [method, status])).toEqual([
        ['POST', 403],
        ['POST', 201],
        ['GET', 200],
        ['GET', 200],
      ]);
    }, 100);
    // What the Playground takes before its page knows its chat is never drawn.
    await desk.load();
    expect(await desk.take('Council editor', 'pause')).toBe(200);
    const teams = await openTeams(browser, stack, administrator);
    await teams.go('Chat');
    await teams.chat.locator('[contenteditable=true]').first().click();
    expect(await desk.take('Council editor', 'resume')).toBe(200);
    await teams.card('for you this week').getByRole('link', { name: 'Principles are agreed' }).waitFor({
      timeout: 100_000,
    });
    await eventually(async () => {
      const { progress, reasons } = await desk.report();
      expect([progress.inTeams, progress.byEmail, reasons]).toEqual([1, 0, []]);
    }, 100);
  });
});
