/** The window against WCAG 2.2 AA as far as a machine can tell, in every view, theme and at phone width. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../../tabs/testing/chromium.ts';
import { appId, mailbox, siteHost, sitePath, tenantId } from '../../../people.ts';
import { type OpenedWindow, openWindow } from './testing/openWindow.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let browser: Browser;
let opened: OpenedWindow;

/** Writes to Graph as the service would, so that the views have something to show. */
const fill = async ({ microsoft365 }: OpenedWindow): Promise<void> => {
  const { url, clientSecret } = microsoft365;
  const granted = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token } = (await granted.json()) as { access_token: string };
  const send = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/v1.0${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const post = async (path: string, body: unknown): Promise<{ id: string }> => {
    const reply = await send(path, body);
    expect(reply.status).toBe(201);
    return (await reply.json()) as { id: string };
  };
  const mail = {
    subject: 'This week: 3 things for you',
    body: { contentType: 'html', content: '<p>Attached is a calendar file.</p>' },
    toRecipients: [{ emailAddress: { address: 'guest@hub.example' } }],
    attachments: [
      {
        '@odata.type': '#microsoft.graph.fileAttachment',
        name: 'events.ics',
        contentType: 'text/calendar',
        contentBytes: Buffer.from('BEGIN:VCALENDAR').toString('base64'),
      },
    ],
  };
  expect((await send(`/users/${mailbox}/sendMail`, { message: mail })).status).toBe(202);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const at = (time: string) => ({ dateTime: `${today}T${time}:00`, timeZone: 'Europe/London' });
  await post(`/users/${mailbox}/events`, {
    subject: 'Writing working group',
    body: { contentType: 'html', content: '<p>Bring a piece of writing.</p>' },
    start: at('16:00'),
    end: at('17:00'),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    attendees: [{ type: 'required', emailAddress: { address: 'guest@hub.example', name: 'External guest' } }],
  });
  const site = await fetch(`${url}/v1.0/sites/${siteHost}:${sitePath}`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  const { id } = (await site.json()) as { id: string };
  const list = await post(`/sites/${id}/lists`, {
    displayName: 'Events',
    list: { template: 'genericList' },
    columns: [{ name: 'Start', dateTime: { format: 'dateTime', displayAs: 'default' } }],
  });
  await post(`/sites/${id}/lists/${list.id}/items`, {
    fields: { Title: 'Writing working group', Start: `${today}T16:00:00Z` },
  });
};

beforeAll(async () => {
  [browser, opened] = await Promise.all([launchChromium(), openWindow()]);
  await fill(opened);
});
afterAll(async () => {
  await Promise.all([browser.close(), opened.close()]);
});

const view = async (path: string, theme: string, width: number): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 720 }, bypassCSP: true });
  await page.route(/^https:/, (route) => route.abort());
  await page.addInitScript((chosen) => {
    // A mail's frame has no storage; only the window itself remembers.
    if (self === top) localStorage.setItem('window.theme', chosen);
  }, theme);
  await page.goto(opened.url + path);
  await page.waitForFunction(() => document.querySelector('main') && !document.querySelector('[aria-busy]'));
  return page;
};

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (
      globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }
    ).axe.run(
      { exclude: [['iframe.page-frame']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    ),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

const views = {
  'a tab': '/?in=events',
  channel: '/?in=channel',
  calendar: '/?in=calendar',
  lists: '/?in=lists&list=Events',
  mail: '/?in=mail',
} as const;

describe.each(['default', 'dark', 'contrast'])('in the theme %s', (theme) => {
  test.each(Object.entries(views))(
    '%s has no violations, on a laptop and on a phone',
    async (_name, path) => {
      for (const width of [1280, 360]) {
        const page = await view(path, theme, width);
        expect(await violations(page)).toEqual([]);
        await page.close();
      }
    },
  );

  test('dialogs and menus have no violations', async () => {
    const page = await view('/?in=calendar', theme, 1280);
    await page.getByRole('button', { name: /^Person:/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Writing working group/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${opened.url}/?in=channel`);
    await page.getByRole('button', { name: 'Add a tab' }).click();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

describe('without a mouse', () => {
  test('the skip link leads to the main content', async () => {
    const page = await view('/?in=calendar', 'default', 1280);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.close();
  });

  test('a person is chosen with the arrow keys, and the focus comes back to the button', async () => {
    const page = await view('/?in=calendar', 'default', 1280);
    await page.getByRole('button', { name: /^Person:/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Person: Head teacher');
    await page.close();
  });
});

describe('at 320 pixels', () => {
  test.each(Object.entries(views))('%s needs no sideways scrolling', async (_name, path) => {
    const page = await view(path, 'default', 320);
    const overflow = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, .scroll, .mail, .rail')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );
    expect(overflow).toEqual([]);
    await page.close();
  });
});

test('a mail names the files that went along, to be opened', async () => {
  const page = await view('/?in=mail', 'default', 1280);
  await page.getByRole('button', { name: /This week: 3 things/ }).click();
  const file = page.getByRole('article').getByRole('link', { name: 'events.ics' });
  await file.waitFor();
  expect(await file.getAttribute('download')).toBe('events.ics');
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('a view shows what Graph answers', async () => {
  const page = await view('/?in=lists&list=Events', 'default', 1280);
  await page.getByRole('button', { name: 'Writing working group' }).click();
  await expect(page.getByRole('dialog').textContent()).resolves.toContain('4pm');
  await page.goto(`${opened.url}/?in=mail`);
  await page.getByRole('button', { name: /Writing working group/ }).click();
  await expect(page.getByRole('article').textContent()).resolves.toContain('External guest');
  await page.close();
});
