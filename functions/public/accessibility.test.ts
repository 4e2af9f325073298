/** Every public page as Chromium draws it, in light and dark, judged by axe; no scrolling sideways on a telephone. */
import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { showPublicArea } from './areaPage.ts';
import { notListedPage } from './eventPage.ts';
import { makeChoice, requestByMail, showChoice, showPublicEvent, sorryPage } from './routes.ts';
import { showPublicUpdate } from './updatePages.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 320, height: 800 } });
}, 60_000);
afterAll(() => browser?.close());

const event = anEvent({
  id: 'b7k2q0000001',
  title: 'Reading fluency in Key Stage 2 with a very long title that has to break somewhere',
  description:
    'What works.\n\nhttps://norfolk.example/a/very/long/address/that/nobody/can/break/anywhere/at/all',
  link: 'https://norfolk.example/another/very/long/address/that/nobody/can/break/anywhere/at/all',
  capacity: 20,
});

const update = anUpdate({
  shareWith: ['parents'],
  happened: `# Heading\n\n- one\n- [two](https://norfolk.example/a)\n\n> said\n\n\`code that is ${'very '.repeat(20)}long\`\n\n\`\`\`\n${'x'.repeat(200)}\n\`\`\``,
  ask: { kind: 'survey', words: 'Tell us.', by: '2026-11-27T17:00:00Z', link: 'https://norfolk.example/s' },
  attachments: [{ title: 'Report', link: 'https://norfolk.example/r', type: 'PDF', size: '240KB' }],
  corrections: [{ at: '2026-11-23T09:00:00Z', reason: 'It starts at 4pm.' }],
  sample: true,
});
const involvement = {
  id: 'join',
  kind: 'join',
  title: 'Join',
  detail: 'All are welcome.',
  link: null,
  until: null,
} as const;

/** A visitor's way through the pages, each by its name. */
const walk = async (): Promise<Record<string, HttpResponseInit>> => {
  const deps = inMemoryDeps();
  deps.events.seed(event, { ...event, id: 'cancelled', state: 'cancelled' });
  const at = '2026-11-23T09:00:00Z';
  deps.areas.seed(anArea({ aim: 'Everybody reads.', involvement: [involvement] }));
  deps.updates.seed(
    update,
    { ...update, id: 'withdrawn', state: 'withdrawn', withdrawn: { at, reason: 'Out of date.' } },
    { ...update, id: 'staff', shareWith: ['staff'] },
  );
  const site = { ...deps, teamsUrl: 'https://teams.example', teamsAppId: 'app' };
  const call = (params: Record<string, string>, form?: Record<string, string>) => ({
    reference: 'A1B2C3D4',
    request: new HttpRequest({
      url: 'http://localhost/go',
      method: form ? 'POST' : 'GET',
      params,
      ...(form && { body: { string: new URLSearchParams(form).toString() } }),
    }),
  });
  const form = { name: 'Guest', email: 'guest@hub.example' };
  const requested = await requestByMail(site)(call({ id: event.id }, form));
  const token = /\/go\/b\/([\w.-]+)/.exec(deps.mailer.sent[0]?.text ?? '')?.[1] ?? '';
  return {
    'the event': await showPublicEvent(site)(call({ id: event.id })),
    'a cancelled event': await showPublicEvent(site)(call({ id: 'cancelled' })),
    'the form with errors': await requestByMail(site)(call({ id: event.id }, { name: '', email: 'x' })),
    'the request taken': requested,
    'the choice': await showChoice(site)(call({ token })),
    'the place booked': await makeChoice(site)(call({ token }, {})),
    'a link that has ended': await showChoice(site)(call({ token: 'made.up' })),
    'no such event': notListedPage(),
    'an update': await showPublicUpdate(site)(call({ id: update.id })),
    'a withdrawn update': await showPublicUpdate(site)(call({ id: 'withdrawn' })),
    'an update for staff': await showPublicUpdate(site)(call({ id: 'staff' })),
    'an area': await showPublicArea(site)(call({ slug: 'ks2' })),
    'our fault': sorryPage('A1B2C3D4'),
  };
};

test.each(['light', 'dark'] as const)(
  'nothing that axe-core complains about in %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const [name, { body }] of Object.entries(await walk())) {
      await page.setContent(String(body));
      await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      const violations = await page.evaluate<string[]>(
        `axe.run(document, { rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' ')))`,
      );
      const sideways = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ name, violations, sideways }).toEqual({ name, violations: [], sideways: 0 });
    }
  },
  30_000,
);
