/** Somebody without an account books a place by e-mail, and gives it up again. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventReplySchema } from '#core/contract/api.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { addressesInLogs, secretsInLogs, typeErrors } from './harness/checkedTraffic.ts';
import { eventually } from './harness/eventually.ts';
import { importedEvent } from './harness/importedEvent.ts';
import { countedByRecipient, type InMicrosoft365, inMicrosoft365 } from './harness/inMicrosoft365.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams } from './harness/teamsWindow.ts';

jest.setTimeout(120_000);

const title = 'Talk & <b>listen</b> in year 3';
const name = `Eve "Evie" O'Brien & Co`;
const markup = '<img src=x onerror=alert(1)> Eve';
const email = 'eve@hub.example';

let stack: Stack;
let browser: Browser;
let page: Page;
let microsoft365: InMicrosoft365;
let eventId: string;

const placesLeft = async (): Promise<number | null> => {
  const { body } = await apiAs(stack, personNamed('SENCO'))(`/events/${eventId}`);
  return eventReplySchema.parse(body).event.placesLeft;
};
const letters = async () => (await microsoft365.sent()).filter(({ meeting }) => meeting === null);
const meetingMails = async () => (await microsoft365.sent()).filter(({ meeting }) => meeting !== null);

/** The personal link in the newest letter. */
const linkInLetter = async (): Promise<string> => {
  const link = /href="([^"]+\/go\/b\/[^"]+)"/.exec((await letters()).at(-1)?.html ?? '')?.[1];
  if (!link) throw new Error('There is no personal link in the letter.');
  return link;
};
const heading = () => page.getByRole('heading', { level: 1 }).textContent();
const ask = async (as: { name: string; email: string }): Promise<void> => {
  await page.goto(`${stack.url}/go/e/${eventId}`);
  await page.getByLabel('Your name').fill(as.name);
  await page.getByLabel('Your e-mail address').fill(as.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
};

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack();
  microsoft365 = inMicrosoft365(stack);
  eventId = await importedEvent(stack, title, 2);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe('asking for a place on the public page', () => {
  test('shows a title with markup in it as text', async () => {
    await page.goto(`${stack.url}/go/e/${eventId}`);
    expect(await heading()).toBe(title);
    expect(await page.locator('b').count()).toBe(0);
  });

  test('says what is wrong with an address, keeps what was typed and sends nothing', async () => {
    await ask({ name, email: 'eve@hub' });
    await page.getByRole('alert').getByText('Enter an e-mail address like name@school.example').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByLabel('Your name').inputValue()).toBe(name);
    expect(await microsoft365.sent()).toEqual([]);
  });

  test('takes no markup for a name, and shows it as it was typed', async () => {
    await ask({ name: markup, email });
    await page.getByRole('alert').getByText('Enter a name as it would stand on a badge').waitFor();
    expect(await page.getByLabel('Your name').inputValue()).toBe(markup);
    expect(await page.locator('img').count()).toBe(0);
    expect(await microsoft365.sent()).toEqual([]);
  });

  test('sends one letter with a link, however often it is asked', async () => {
    await ask({ name, email });
    expect(await heading()).toBe('Check your e-mail');
    await eventually(async () =>
      expect(await microsoft365.sent()).toMatchObject([
        { subject: expect.stringMatching(/^Please confirm: /), to: [email], meeting: null },
      ]),
    );
    await ask({ name, email });
    await page.getByText('We have already sent you a link').waitFor();
    expect(await microsoft365.sent()).toHaveLength(1);
  });

  test('writes the title into the letter as text', async () => {
    const html = (await letters())[0]?.html ?? '';
    expect(html).toContain('Talk &amp; &lt;b&gt;listen&lt;/b&gt; in year 3');
    expect(html).not.toContain('<b>');
  });
});

describe('the link in the letter', () => {
  let link: string;

  test('changes nothing when it is opened, as a mail scanner does', async () => {
    link = await linkInLetter();
    for (const method of ['HEAD', 'GET']) await fetch(link, { method });
    await page.goto(link);
    expect(await heading()).toBe('Book this place?');
    expect(await placesLeft()).toBe(2);
    expect(await microsoft365.items('Bookings')).toEqual([]);
  });

  test('books when its button is pressed, and the invitation goes to that address', async () => {
    await page.goto(link);
    await page.getByRole('button', { name: 'Book my place' }).click();
    expect(await heading()).toBe('You have a place');
    await eventually(async () => {
      expect(await meetingMails()).toMatchObject([
        { subject: expect.stringContaining(title), to: [email], meeting: 'meetingRequest' },
      ]);
      expect((await letters()).map(({ subject, to }) => [subject.split(':')[0], to])).toEqual([
        ['Please confirm', [email]],
        ['Booked', [email]],
      ]);
    });
    expect(await microsoft365.invited(title)).toEqual([email]);
    expect(await microsoft365.items('Bookings')).toMatchObject([
      { Person: name, Email: email, State: 'going' },
    ]);
    expect(await placesLeft()).toBe(1);
  });

  test('says so when it is opened once more', async () => {
    await page.goto(link);
    expect(await heading()).toBe('You have a place');
  });

  test('is refused in words when somebody has changed it', async () => {
    const reply = await page.goto(link.replace('.', '.A'));
    expect(reply?.status()).toBe(410);
    expect(await heading()).toBe('This link has ended. You can ask for a new one.');
  });

  test('leaves a title with markup as text in Lists and Mail', async () => {
    const teams = await openTeams(browser, stack, personNamed('Council editor'), {
      at: '/?in=lists&list=Bookings',
    });
    await teams.page.getByText(title).first().waitFor();
    await teams.page.getByText(name, { exact: true }).waitFor();
    await teams.go('Mail');
    await teams.page.getByText(title).first().waitFor();
    expect(await teams.page.locator('b').count()).toBe(0);
    expect(teams.errors).toEqual([]);
    await teams.close();
  });
});

describe('the link to give the place up', () => {
  test('changes nothing when it is opened', async () => {
    await page.goto(await linkInLetter());
    expect(await heading()).toBe('Give up your place?');
    expect(await placesLeft()).toBe(1);
  });

  test('frees the place when its button is pressed, and Outlook calls the invitation off', async () => {
    const link = await linkInLetter();
    await page.goto(link);
    await page.getByRole('button', { name: 'Give up my place' }).click();
    expect(await heading()).toBe('You have given up your place');
    expect(await placesLeft()).toBe(2);
    await eventually(async () => expect(await microsoft365.invited(title)).toEqual([]));
    expect((await meetingMails()).at(-1)).toMatchObject({ to: [email], meeting: 'meetingCancelled' });
    await eventually(async () => expect(await microsoft365.items('Bookings')).toEqual([]));
    await page.goto(link);
    expect(await heading()).toBe('You have already given up this place');
  });

  test('ends the story: all mails went to that one address', async () => {
    await eventually(async () =>
      expect((await letters()).map(({ subject }) => subject.split(':')[0])).toEqual([
        'Please confirm',
        'Booked',
        'Cancelled',
      ]),
    );
    expect(countedByRecipient(await microsoft365.sent())).toEqual({ [email]: 5 });
  });
});

describe('what was said meanwhile', () => {
  test('to Graph and by Graph is valid against Microsoft’s types', () => {
    expect(typeErrors(stack)).toEqual([]);
  });

  test('holds no token and no secret, and the service’s log names no person', () => {
    expect(secretsInLogs(stack)).toEqual([]);
    expect(addressesInLogs(stack, [email])).toEqual([]);
  });
});
