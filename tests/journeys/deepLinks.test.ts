/** Links that lead back to an event, the file that takes it along, and the whole window for eyes and for keyboards. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import ical from 'ical.js';
import type { Browser } from 'playwright-core';
import { type EventView, eventsReplySchema } from '#core/contract/api.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { secretsInLogs, typeErrors } from './harness/checkedTraffic.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, violations } from './harness/teamsWindow.ts';

jest.setTimeout(120_000);

const head = personNamed('Head teacher');
const fluency = 'Reading fluency across KS2';

let stack: Stack;
let browser: Browser;
let event: EventView;

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--no-chat'] });
  const { body } = await apiAs(stack, head)('/events');
  const found = eventsReplySchema.parse(body).events.find(({ title }) => title === fluency);
  if (!found) throw new Error(`The sample programme has no ${fluency}.`);
  event = found;
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe('the link of an event', () => {
  test('is copied in the tab and leads over the public page back to the same page in Teams, where a reload keeps it', async () => {
    const teams = await openTeams(browser, stack, head, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page, events } = teams;
    await events.getByRole('link', { name: fluency, exact: true }).click();
    await events.getByRole('heading', { level: 1, name: fluency }).waitFor();
    await events.getByRole('button', { name: 'Copy link' }).click();
    await events.getByText('Link copied.').first().waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(`${stack.url}/go/e/${event.id}`);

    await page.goto(copied);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(fluency);
    await page.getByRole('link', { name: 'Open in Teams' }).click();
    await events.getByRole('heading', { level: 1, name: fluency }).waitFor();
    await page.reload();
    await events.getByRole('heading', { level: 1, name: fluency }).waitFor();
    expect(new URL(page.url()).searchParams.get('page')).toBe(`events/${event.id}`);
    await teams.close();
  });

  test('says that an event is not there when it is not', async () => {
    const teams = await openTeams(browser, stack, head, { at: '/?in=events&page=events/000000000000' });
    await teams.events.getByRole('heading', { level: 1, name: 'This event is no longer listed' }).waitFor();
    await teams.close();
  });
});

test('the calendar file from the tab is one event that other programs can read', async () => {
  const teams = await openTeams(browser, stack, head, { at: `/?in=events&page=events/${event.id}` });
  const [download] = await Promise.all([
    teams.page.waitForEvent('download'),
    teams.events.getByRole('button', { name: 'Add to my calendar' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('reading-fluency-across-ks2.ics');
  const calendar = new ical.Component(ical.parse(await readFile(await download.path(), 'utf8')));
  const [entry, ...others] = calendar.getAllSubcomponents('vevent').map((one) => new ical.Event(one));
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ summary: fluency, location: 'Samphire Primary School' });
  expect(entry?.startDate.toJSDate().toISOString()).toBe(new Date(event.start).toISOString());
  expect(entry?.endDate.toJSDate().toISOString()).toBe(new Date(event.end).toISOString());
  await teams.close();
});

const sidewaysScroll = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

test.each(['default', 'dark', 'contrast'] as const)(
  'in the theme %s the whole window with the tab in it has no violations, on a laptop and on a phone',
  async (theme) => {
    const teams = await openTeams(browser, stack, head, { theme, bypassCSP: true });
    const { page, events } = teams;
    const sizes = [
      { width: 1280, height: 800 },
      { width: 360, height: 780 },
    ];
    const isFree = async (): Promise<void> => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        expect({ ...size, violations: await violations(page) }).toEqual({ ...size, violations: [] });
        for (const frame of page.frames()) expect(await frame.evaluate<number>(sidewaysScroll)).toBe(0);
      }
    };
    await events.getByRole('heading', { level: 3 }).first().waitFor();
    await isFree();
    await events.getByRole('link', { name: fluency, exact: true }).click();
    await events.getByRole('button', { name: 'Book my place' }).waitFor();
    await isFree();
    await teams.close();
  },
);

/** Name of what has the focus, in the window or in the page within it. */
const focused = `(() => {
  let element = document.activeElement;
  while (element?.contentDocument) element = element.contentDocument.activeElement;
  return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
})()`;

test('without a mouse one comes from the rail to an event and books it', async () => {
  const teams = await openTeams(browser, stack, head, { at: '/?in=calendar', bypassCSP: true });
  const { page, events } = teams;
  await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
  /** Presses Tab until the focus is there. @returns how often */
  const tabTo = async (name: string): Promise<number> => {
    const passed: string[] = [];
    while (passed.at(-1) !== name) {
      if (passed.length === 150) throw new Error(`Tab never comes to ${name}, but to ${passed.join(', ')}.`);
      await page.keyboard.press('Tab');
      passed.push(await page.evaluate<string>(focused));
    }
    return passed.length;
  };
  await tabTo('Events');
  await page.keyboard.press('Enter');
  await events.getByRole('heading', { level: 3 }).first().waitFor();
  await tabTo(fluency);
  await page.keyboard.press('Enter');
  await events.getByRole('heading', { level: 1, name: fluency }).waitFor();
  expect(await page.evaluate<string>(focused)).toBe(fluency);
  expect(await tabTo('Book my place')).toBeLessThan(4);
  await page.keyboard.press('Enter');
  await events.getByText(/^You have a place\. Reference/).waitFor();
  expect(await page.evaluate<string>(focused)).toBe('Your place');
  await tabTo('Give up my place');
  await teams.close();
});

test('what was said to Graph and by Graph meanwhile is valid, and no log holds a secret', () => {
  expect(typeErrors(stack)).toEqual([]);
  expect(secretsInLogs(stack)).toEqual([]);
});
