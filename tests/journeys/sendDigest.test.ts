/** A digest's whole way through all processes: written, approved, sent by the right ways, corrected, reported. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { personNamed } from './harness/asPerson.ts';
import { type DigestDesk, digestDesk } from './harness/digestDesk.ts';
import { eventually } from './harness/eventually.ts';
import { importedEvent } from './harness/importedEvent.ts';
import { type InMicrosoft365, inMicrosoft365 } from './harness/inMicrosoft365.ts';
import { haveBlocked } from './harness/inTeams.ts';
import { schoolMorning } from './harness/schoolMorning.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, type TeamsWindow } from './harness/teamsWindow.ts';

jest.setTimeout(240_000);

/**
 * Has the app in Teams; had it and blocked it; a guest without it; somebody who never met the bot; somebody who wants none;
 * the writer; and one by mail.
 */
const head = personNamed('Head teacher');
const blocked = personNamed('Area lead');
const guest = personNamed('External guest');
const administrator = personNamed('Administrator');
const muted = personNamed('SENCO');
const editor = personNamed('Council editor');
const external = 'zoe@hub.example';
const headline = 'Principles are ready for comment';
const workshop = 'Reading fluency';
const day = 86_400_000;
/** People by mail alone are left in peace at the usual hours, and those of a school day pass as fast as any others. */
const morning = schoolMorning();

let stack: Stack;
let browser: Browser;
let teams: TeamsWindow;
let microsoft365: InMicrosoft365;
let desk: DigestDesk;

const digestsTo = async (mail: string) =>
  (await microsoft365.sent()).filter(({ to, subject }) => to.includes(mail) && !subject.startsWith('[Test]'));

/** By the public form and the link in the mail. */
const subscribe = async (email: string): Promise<void> => {
  const form = (address: string, fields: Record<string, string>) =>
    fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  expect((await form(`${stack.url}/go/digest`, { email })).status).toBe(202);
  let link = '';
  await eventually(async () => {
    const [mail] = await digestsTo(email);
    link = /href="([^"]+\/go\/s\/[^"]+)"/.exec(mail?.html ?? '')?.[1] ?? '';
    expect(link).not.toBe('');
  });
  expect((await form(link, {})).status).toBe(200);
};

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--no-content', '--at', morning] });
  microsoft365 = inMicrosoft365(stack);
  desk = digestDesk(stack);
  teams = await openTeams(browser, stack, head);
  await teams.go('Chat');
  await teams.say('help');
  await teams.card('What I can do').waitFor();
  const meeting = await openTeams(browser, stack, blocked);
  await meeting.go('Chat');
  await meeting.say('help');
  await meeting.card('What I can do').waitFor();
  await meeting.close();
  await haveBlocked(stack, [blocked]);
  for (const name of [head, blocked, guest, administrator].map(({ displayName }) => displayName))
    await desk.choose(name, 'weekly');
  for (const name of [muted, editor, personNamed('Approver')].map(({ displayName }) => displayName))
    await desk.choose(name, 'never');
  await subscribe(external);
  await desk.publishUpdate(headline);
  await importedEvent(stack, workshop, 20, 7 + Math.ceil((Date.parse(morning) - Date.now()) / day));
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe('a digest', () => {
  test('assembles itself, is tried out by its editor, who cannot approve it', async () => {
    const issue = await desk.draft();
    expect(issue.items.map(({ title }) => title)).toContain(headline);
    expect(await desk.take('Council editor', 'test')).toBe(200);
    await eventually(async () =>
      expect((await microsoft365.sent()).map(({ subject }) => subject)).toContain(
        `[Test] This week: ${issue.items.length === 1 ? '1 thing' : `${issue.items.length} things`} for you`,
      ),
    );
    expect(await desk.take('Council editor', 'review')).toBe(200);
    expect(await desk.take('Council editor', 'approve')).toBe(403);
  });

  test('is approved by somebody else from the card in their chat, which then says so', async () => {
    const approver = await openTeams(browser, stack, personNamed('Approver'));
    await approver.go('Chat');
    await approver.say('help');
    const waits = approver.card('Waiting for approval');
    await waits.getByText(headline).waitFor({ timeout: 100_000 });
    await waits.getByRole('button', { name: 'Send back' }).click();
    await approver.card('Write a note first').getByRole('button', { name: 'Approve' }).click();
    await approver.card('Approved by Approver').waitFor();
    expect(await approver.chat.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
    await approver.close();
    expect(await desk.load()).toMatchObject({ state: 'approved', approverName: 'Approver' });
  });

  test('says before it goes how people get it', async () => {
    await eventually(async () => expect((await desk.reach())?.complete).toBe(true), 60);
    // Nobody knows yet that one of the two has blocked the app.
    expect((await desk.reach())?.counts).toMatchObject({
      teams: 2,
      mailNoApp: 2,
      mailNoSignIn: 1,
      cannot: 0,
      choseNone: 3,
    });
  });

  test('reaches people by the ways they can be reached, each once', async () => {
    expect(await desk.take('Council editor', 'schedule', { sendAt: '2026-01-01T09:00:00Z' })).toBe(200);
    const card = teams.card('for you this week');
    await card.getByRole('link', { name: headline }).waitFor({ timeout: 100_000 });
    await eventually(async () => {
      for (const { mail } of [blocked, guest, administrator]) expect(await digestsTo(mail)).toHaveLength(1);
      // The first was the mail with the link.
      expect(await digestsTo(external)).toHaveLength(2);
    }, 100);
    await eventually(async () => expect((await desk.report()).progress.waiting).toBe(0), 100);
    for (const { mail } of [muted, editor, head]) expect(await digestsTo(mail)).toHaveLength(0);
    const { progress, reasons } = await desk.report();
    expect(progress).toMatchObject({
      recipients: 5,
      inTeams: 1,
      byEmail: 4,
      movedToEmail: 3,
      failed: 0,
    });
    expect(reasons).toEqual([
      { reason: 'Does not have the app in Teams. Sent by e-mail instead.', people: 2 },
      { reason: 'Has blocked the app in Teams. Sent by e-mail instead.', people: 1 },
    ]);
  });

  test('brings those who get it by e-mail the events that they may join as a calendar file', async () => {
    for (const mail of [guest.mail, blocked.mail, external]) {
      const { 'events.ics': calendar = '' } = await microsoft365.filesTo(mail);
      expect(calendar).toContain('METHOD:PUBLISH');
      expect(calendar.match(/^SUMMARY:.*$/gm)).toEqual([`SUMMARY:${workshop}`]);
    }
  });

  test('is answered on its card, and a link that is followed is counted', async () => {
    const card = teams.card('for you this week');
    await card.getByRole('button', { name: 'Useful', exact: true }).click();
    await teams.card('You said this was useful.').waitFor();
    const address = await card.getByRole('link', { name: headline }).getAttribute('href');
    const followed = await fetch(`${address}`, { redirect: 'manual' });
    expect([followed.status, followed.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/\/go\/u\//),
    ]);
    const { useful, opened } = await desk.report();
    expect([useful, opened]).toEqual([
      { yes: 1, no: 0 },
      { inTeams: 1, ofTeams: 1, byEmail: 0, ofEmail: 4 },
    ]);
  });

  test('is corrected where it stands, and by another e-mail where it cannot be changed', async () => {
    const cards = await teams.chat.locator('.ac-adaptiveCard').count();
    const item = (await desk.load()).items.find(({ title }) => title === headline)?.id ?? '';
    const reason = 'Comments are open until Friday, not Monday.';
    const correction = { item, title: 'Principles: comment by Friday', line: '', reason, mailAgain: true };
    expect(await desk.take('Council editor', 'correct', correction)).toBe(200);
    await teams.card(reason).getByRole('link', { name: correction.title }).waitFor({ timeout: 150_000 });
    expect(await teams.chat.locator('.ac-adaptiveCard').count()).toBe(cards);
    await eventually(async () =>
      expect((await digestsTo(guest.mail)).map(({ subject }) => subject)).toContain(
        `Corrected: ${correction.title}`,
      ),
    );
    await eventually(
      async () =>
        expect((await desk.report()).changes).toMatchObject([
          {
            cards: { of: 1, changed: 1 },
            mails: { of: 4, sent: 4 },
            complete: true,
          },
        ]),
      150,
    );
    expect(teams.errors).toEqual([]);
  });

  test('of the next week still says who has blocked the app, and comes to Teams again once they have come back', async () => {
    await desk.publishUpdate('Principles are agreed');
    await desk.send();
    await eventually(async () => expect((await desk.report()).progress.movedToEmail).toBe(3), 150);
    expect((await desk.report()).reasons).toContainEqual({
      reason: 'Has blocked the app in Teams. Sent by e-mail instead.',
      people: 1,
    });
    await eventually(async () => expect(await digestsTo(blocked.mail)).toHaveLength(3), 100);
    await haveBlocked(stack, []);
    const back = await openTeams(browser, stack, blocked);
    await back.go('Chat');
    await back.say('help');
    await back.card('What I can do').waitFor();
    await desk.publishUpdate('Principles are in print');
    await desk.send();
    await back
      .card('for you this week')
      .getByRole('link', { name: 'Principles are in print' })
      .waitFor({ timeout: 100_000 });
  });
});
