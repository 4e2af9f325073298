import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { goToAreas, goToEvents, goToPreferences, goToSync } from './goToTab.ts';
import { makeChoice, requestByMail, showChoice, showPublicEvent } from './routes.ts';

const id = 'b7k2q0000001';

const publicSite = async (event: Partial<CollaborativeEvent> = {}, now = '2026-11-23T09:00:00Z') => {
  const deps = inMemoryDeps({ clock: new FixedClock(now) });
  await deps.events.write([{ event: anEvent({ id, ...event }), etag: null }]);
  const site = { ...deps, teamsUrl: 'https://teams.example', teamsAppId: 'app' };
  const call = (params: Record<string, string>, query = '', form?: Record<string, string>) => ({
    reference: 'A1B2C3D4',
    request: new HttpRequest({
      url: `http://localhost/go${query}`,
      method: form ? 'POST' : 'GET',
      params,
      ...(form && { body: { string: new URLSearchParams(form).toString() } }),
    }),
  });
  return { deps, site, call };
};
const textOf = ({ body }: HttpResponseInit): string => String(body);

describe('the public page of an event', () => {
  test('shows what people wrote as text, never as markup', async () => {
    const { site, call } = await publicSite({
      title: '<img src=x onerror=alert(1)>',
      description: '"><script>1</script>',
    });
    const page = textOf(await showPublicEvent(site)(call({ id })));
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
  });

  test('leads to the same event in Teams', async () => {
    const { site, call } = await publicSite();
    const page = textOf(await showPublicEvent(site)(call({ id })));
    const link = /href="(https:\/\/teams\.example[^"]+)"/.exec(page)?.[1] ?? '';
    expect(new URL(link).pathname).toBe('/l/entity/app/events');
    expect(JSON.parse(new URL(link).searchParams.get('context') ?? '')).toEqual({
      subEntityId: `events/${id}`,
    });
  });

  const online = { attendance: 'online', joinUrl: 'https://meeting.example/1' } as const;

  test('says before an online event when the meeting opens', async () => {
    const { site, call } = await publicSite(online, '2027-01-19T09:14:59Z');
    const page = await showPublicEvent(site)(call({ id }));
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('opens at Tuesday 19 January 2027, 9:15am');
  });

  test('leads on to the meeting from 15 minutes before, unless the details are asked for', async () => {
    const { site, call } = await publicSite(online, '2027-01-19T09:15:00Z');
    const sent = await showPublicEvent(site)(call({ id }));
    expect([sent.status, sent.headers]).toEqual([
      302,
      expect.objectContaining({ location: 'https://meeting.example/1' }),
    ]);
    expect(textOf(await showPublicEvent(site)(call({ id }, '?details')))).toContain('Join now');
  });

  test('shows the page again once the event is over', async () => {
    const { site, call } = await publicSite(online, '2027-01-19T12:00:00Z');
    expect(textOf(await showPublicEvent(site)(call({ id })))).toContain('This event is over.');
  });

  test.each(['draft', 'nothing'])('does not tell a draft from %s', async (what) => {
    const { site, call } = await publicSite({ state: 'draft' });
    const page = await showPublicEvent(site)(call({ id: what === 'draft' ? id : 'unknown' }));
    expect(page.status).toBe(404);
    expect(textOf(page)).toContain('no longer listed');
  });
});

test('the short link to what is coming up leads into the Events tab', async () => {
  const sent = await goToEvents({ teamsUrl: 'https://teams.example', teamsAppId: 'app' })();
  expect([sent.status, sent.headers]).toEqual([
    302,
    expect.objectContaining({ location: 'https://teams.example/l/entity/app/events' }),
  ]);
});

test.each([
  ['what waits for editors', goToSync, 'manage/sync'],
  ['the priority areas', goToAreas, 'areas'],
  ['the preferences', goToPreferences, 'preferences'],
])('the short link to %s leads to their page in the tab', async (_what, goTo, page) => {
  const sent = await goTo({ teamsUrl: 'https://teams.example', teamsAppId: 'app' })();
  const context = encodeURIComponent(JSON.stringify({ subEntityId: page }));
  expect(sent.headers).toMatchObject({
    location: `https://teams.example/l/entity/app/events?context=${context}`,
  });
});

describe('booking by e-mail', () => {
  const form = { name: 'Guest', email: 'guest@hub.example' };

  test('names what is wrong with the form and keeps what was typed', async () => {
    const { site, call, deps } = await publicSite();
    const page = await requestByMail(site)(call({ id }, '', { name: '', email: 'nobody"here' }));
    expect(page.status).toBe(400);
    expect(textOf(page)).toContain('<title>Error: ');
    expect(textOf(page)).toContain('<a href="#name">Enter your name</a>');
    expect(textOf(page)).toContain('value="nobody&quot;here"');
    expect(deps.mailer.sent).toEqual([]);
  });

  test('books nothing before the button behind the mailed link is pressed', async () => {
    const { site, call, deps } = await publicSite();
    expect((await requestByMail(site)(call({ id }, '', form))).status).toBe(202);
    const token = /\/go\/b\/([\w.-]+)/.exec(deps.mailer.sent[0]?.text ?? '')?.[1] ?? '';
    expect(textOf(await showChoice(site)(call({ token })))).toContain('Book this place?');
    expect((await deps.bookings.roster(id)).roster.bookings).toEqual([]);

    expect(textOf(await makeChoice(site)(call({ token }, '', {})))).toContain('You have a place');
    expect((await deps.bookings.roster(id)).roster.bookings).toMatchObject([
      { state: 'going', person: { email: 'guest@hub.example' } },
    ]);
  });

  test('refuses a link that is not ours', async () => {
    const { site, call } = await publicSite();
    for (const handle of [showChoice, makeChoice])
      expect((await handle(site)(call({ token: 'made.up' }))).status).toBe(410);
  });
});
