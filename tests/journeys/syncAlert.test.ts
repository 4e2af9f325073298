/** What an administrator sees of a fault: the card in the chat, taken on, tried again, and over, each in the same place. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createStorage, type Storage } from '#adapters/storage/createStorage.ts';
import { systemClock } from '#core/clock.ts';
import { changeAlert } from '#core/sync/alerts/alert.ts';
import { noteStopped } from '#core/sync/health/noteFailure.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { eventually } from './harness/eventually.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, type TeamsWindow } from './harness/teamsWindow.ts';

jest.setTimeout(180_000);

const administrator = personNamed('Administrator');
let stack: Stack;
let browser: Browser;
let teams: TeamsWindow;
let storage: Storage;
const ago = (minutes: number): string => addSeconds(instantOf(systemClock.now()), -60 * minutes);

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--no-content'] });
  const { STORAGE_CONNECTION_STRING: connectionString = '', LINK_SECRET: linkSecret = '' } = stack.settings;
  storage = await createStorage({ connectionString, linkSecret, clock: systemClock });
  // Signing in is how the service knows who is an administrator.
  expect((await apiAs(stack, administrator)('/sync')).status).toBe(200);
  teams = await openTeams(browser, stack, administrator);
  await teams.go('Chat');
  await teams.card('Welcome to the Norfolk Learning Collaborative').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** Runs the timer now, as administrators of Azure's host can. */
const look = async (): Promise<void> => {
  const host = new URL('/admin/functions/watchHealth', stack.url);
  host.port = String(Number(host.port) + 2);
  expect((await fetch(host, { method: 'POST' })).status).toBe(202);
};
const message = { v: 1, feedId: 'gone' };
const card = (words: string) => teams.card(words);

test('a calendar that fails for good is told once, by a card', async () => {
  await noteStopped({ ...storage, clock: systemClock }, 'feeds', message, 'feed queue', 'It answered 404.');
  await storage.alerts.putSeen([{ what: 'feeds', since: ago(20) }]);
  await look();
  await card('Calendars cannot be read').getByText('It answered 404.').waitFor();
  await look();
  await look();
  expect(await teams.chat.locator('.ac-adaptiveCard').filter({ hasText: 'It answered 404.' }).count()).toBe(
    1,
  );
});

test('somebody is on it, and has it tried again', async () => {
  await card('Calendars cannot be read').getByRole('button', { name: 'I am on it' }).click();
  await card('Calendars cannot be read')
    .getByText('Being fixed by Administrator', { exact: false })
    .waitFor();
  await card('Calendars cannot be read').getByRole('button', { name: 'Try again' }).click();
  await card('Calendars cannot be read')
    .getByText('1 thing is being tried again.', { exact: false })
    .waitFor();
});

test('it is over: the same card says since when, and asks for nothing', async () => {
  for (const { value } of await storage.stopped.all()) await storage.stopped.remove(value.id);
  await look();
  const [alert] = await storage.alerts.all();
  // Ten minutes are waited for; here they have passed.
  await changeAlert(storage.alerts, alert?.value.id ?? '', (now) => ({
    ...now,
    faults: now.faults.map((fault) => ({ ...fault, goodSince: ago(11) })),
  }));
  await look();
  await card('Calendars can be read again').getByText('Fixed at', { exact: false }).waitFor();
  expect(await card('Calendars can be read again').getByRole('button').count()).toBe(0);
  await eventually(async () =>
    expect((await storage.alerts.all()).map(({ value }) => value.state)).toEqual(['closed']),
  );
  expect(teams.errors).toEqual([]);
});
