/** What people change in SharePoint and Outlook comes back: at once where it mails nobody, after an answer where it would. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventReplySchema, syncReplySchema } from '#core/contract/api.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { apiAs, graphAs, graphAsApp, personNamed } from './harness/asPerson.ts';
import { eventually } from './harness/eventually.ts';
import { importedEvent } from './harness/importedEvent.ts';
import { type InMicrosoft365, inMicrosoft365 } from './harness/inMicrosoft365.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, type TeamsWindow } from './harness/teamsWindow.ts';

jest.setTimeout(180_000);

const editor = personNamed('Council editor');
const administrator = personNamed('Administrator');
const head = personNamed('Head teacher');
const title = 'Phonics for beginners';
const renamed = 'Phonics for everybody';

let stack: Stack;
let browser: Browser;
let microsoft365: InMicrosoft365;
let eventId: string;

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--no-content'] });
  microsoft365 = inMicrosoft365(stack);
  eventId = await importedEvent(stack, title, 20);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const eventInApp = async () =>
  eventReplySchema.parse((await apiAs(stack, editor)(`/events/${eventId}`)).body).event;
const questions = async () => syncReplySchema.parse((await apiAs(stack, editor)('/sync')).body).questions;
const answer = async (id: string, given: 'keep' | 'putBack') => {
  const reply = await apiAs(stack, editor)(`/sync/questions/${id}`, json('POST', { answer: given }));
  expect(reply.status).toBe(200);
};

/** No event of ours is on its way any more: an edit made before might be overwritten by what is. */
const atRest = () =>
  eventually(async () => {
    const { health } = syncReplySchema.parse((await apiAs(stack, administrator)('/sync')).body);
    expect(health?.lines).toContainEqual(expect.objectContaining({ what: 'events', waiting: 0 }));
  }, 90);

/** The list's items with their ids, as the editor sees them. */
const list = () => `/sites/${stack.settings.SITE}:/lists/Events/items`;
const itemId = async (): Promise<string> => {
  const { body } = await graphAs(stack, editor)(`${list()}?$expand=fields&$top=500`);
  const items = (body as { value: { id: string; fields: { Key?: string } }[] }).value;
  return items.find(({ fields }) => fields.Key === eventId)?.id ?? '';
};
const outlookEvent = async () => {
  const found = (await microsoft365.events()).find(({ subject }) => subject.endsWith(renamed));
  if (!found) throw new Error(`${renamed} does not stand in the shared calendar.`);
  return found;
};

describe('an edit outside the app', () => {
  test('of wording in SharePoint stands in the app and in Outlook', async () => {
    await eventually(async () => expect(await itemId()).not.toBe(''));
    const reply = await graphAs(stack, editor)(
      `${list()}/${await itemId()}/fields`,
      json('PATCH', { Title: renamed }),
    );
    expect(reply.status).toBe(200);
    await eventually(async () => expect((await eventInApp()).title).toBe(renamed), 90);
    await eventually(async () => expect((await outlookEvent()).subject).toBe(renamed));
    expect(await questions()).toEqual([]);
  });

  test('of the time in Outlook asks first, and then stands everywhere', async () => {
    const before = await eventInApp();
    const later = (instant: string) => ({
      dateTime: new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 19),
      timeZone: 'UTC',
    });
    const { id } = await outlookEvent();
    const mailbox = `/users/${stack.settings.ORGANISER_MAILBOX}`;
    const reply = await graphAsApp(stack)(
      `${mailbox}/events/${id}`,
      json('PATCH', { start: later(before.start), end: later(before.end) }),
    );
    expect(reply.status).toBe(200);
    await eventually(
      async () => expect(await questions()).toMatchObject([{ source: 'calendar', title: renamed }]),
      90,
    );
    expect((await eventInApp()).start).toBe(before.start);
    const [question] = await questions();
    await answer(`${question?.id}`, 'keep');
    const moved = new Date(Date.parse(before.start) + 3_600_000).toISOString().replace('.000Z', 'Z');
    expect((await eventInApp()).start).toBe(moved);
    await eventually(async () => {
      const [item] = (await microsoft365.items('Events')).filter(({ Key }) => Key === eventId);
      expect(item?.Start).toBe(moved);
    });
    expect(await questions()).toEqual([]);
  });

  test('that deletes the row asks first, and puts it back', async () => {
    await graphAs(stack, editor)(`${list()}/${await itemId()}`, { method: 'DELETE' });
    await eventually(async () => expect(await questions()).toMatchObject([{ source: 'list' }]), 90);
    const [question] = await questions();
    await answer(`${question?.id}`, 'putBack');
    await eventually(async () => expect(await itemId()).not.toBe(''));
    expect((await eventInApp()).title).toBe(renamed);
  });

  test('that deletes the entry in Outlook asks first, and puts it back at once with its people', async () => {
    await apiAs(stack, head)(`/events/${eventId}/booking`, json('POST', {}));
    await eventually(async () => expect(await microsoft365.invited(renamed)).toEqual([head.mail]));
    await atRest();
    const { id } = await outlookEvent();
    const mailbox = `/users/${stack.settings.ORGANISER_MAILBOX}`;
    await graphAsApp(stack)(`${mailbox}/events/${id}`, { method: 'DELETE' });
    await eventually(async () => expect(await questions()).toMatchObject([{ source: 'calendar' }]), 90);
    const [question] = await questions();
    await answer(`${question?.id}`, 'putBack');
    await eventually(async () => expect(await microsoft365.invited(renamed)).toEqual([head.mail]), 30);
    expect((await outlookEvent()).id).not.toBe(id);
    const mailed = await microsoft365.sent();
    expect(new Set(mailed.filter(({ meeting }) => meeting).flatMap(({ to }) => to))).toEqual(
      new Set([head.mail]),
    );
  });

  test('of the venue in SharePoint, by somebody whom the bot has not met, is asked about by mail', async () => {
    const Venue = 'The village hall';
    await graphAs(stack, editor)(`${list()}/${await itemId()}/fields`, json('PATCH', { Venue }));
    await eventually(async () => {
      const mails = (await microsoft365.sent()).filter(({ subject }) =>
        subject.startsWith('Keep your change?'),
      );
      expect(mails).toMatchObject([{ to: [editor.mail], subject: `Keep your change? ${renamed}` }]);
      expect(mails[0]?.html).toContain('/go/sync');
    }, 90);
    const [question] = await questions();
    await answer(`${question?.id}`, 'putBack');
  });

  describe('of the venue in SharePoint, by somebody who has the app', () => {
    let teams: TeamsWindow;
    const moveTo = async (Venue: string) =>
      graphAs(stack, editor)(`${list()}/${await itemId()}/fields`, json('PATCH', { Venue }));
    const question = () => teams.card('You changed this in the SharePoint list.');

    beforeAll(async () => {
      teams = await openTeams(browser, stack, editor);
      await teams.go('Chat');
      await teams.say('help');
      await teams.card('What I can do').waitFor();
    });

    test('is asked about by a card in the chat, and the answer there stands everywhere', async () => {
      await moveTo('The Forum');
      await question().getByText('County Hall → The Forum').waitFor({ timeout: 100_000 });
      await question().getByRole('button', { name: 'Keep it' }).click();
      const kept = teams.card(`${editor.displayName} kept it.`);
      await kept.waitFor();
      expect(await kept.getByRole('button', { name: 'Keep it' }).count()).toBe(0);
      expect((await eventInApp()).venue).toBe('The Forum');
      await eventually(async () => expect(await questions()).toEqual([]));
      await atRest();
      const [item] = (await microsoft365.items('Events')).filter(({ Key }) => Key === eventId);
      expect(item?.Venue).toBe('The Forum');
    });

    test('is answered on the page, and the card says so', async () => {
      const cards = await teams.chat.locator('.ac-adaptiveCard').count();
      await moveTo('Elsewhere');
      await question().getByText('The Forum → Elsewhere').waitFor({ timeout: 100_000 });
      const [asked] = await questions();
      await answer(`${asked?.id}`, 'putBack');
      await teams.card(`${editor.displayName} put it back.`).waitFor();
      expect(await teams.chat.locator('.ac-adaptiveCard').count()).toBe(cards + 1);
      expect(await question().count()).toBe(0);
      await eventually(async () =>
        expect((await microsoft365.items('Events')).find(({ Key }) => Key === eventId)?.Venue).toBe(
          'The Forum',
        ),
      );
      expect(teams.errors).toEqual([]);
    });
  });

  test('that declines the invitation frees the place, and nobody else is mailed', async () => {
    await apiAs(stack, head)(`/events/${eventId}/booking`, json('POST', {}));
    const booked = Date.now();
    await eventually(async () => expect(await microsoft365.invited(renamed)).toEqual([head.mail]));
    // A reply of the very second of the booking may be older than it, and counts for nothing.
    await eventually(() => expect(Date.now() - booked).toBeGreaterThan(1100));
    const mailed = (await microsoft365.sent()).length;
    const invitation = (await microsoft365.calendarOf(head)).find(({ isCancelled }) => !isCancelled);
    await graphAs(stack, head)(
      `/users/${head.mail}/events/${invitation?.id}/decline`,
      json('POST', { sendResponse: true }),
    );
    await eventually(async () => expect(await microsoft365.invited(renamed)).toEqual([]), 90);
    const after = (await microsoft365.sent()).slice(mailed);
    expect(after.every(({ to }) => to.every((address) => address === head.mail))).toBe(true);
  });

  test('was told to us by Graph, and every notification answered in time, as Graph counts', async () => {
    const reply = await fetch(`${stack.graphUrl}/_control/notifications`);
    const { endpoints } = (await reply.json()) as { endpoints: { answers: number; slow: number }[] };
    expect(endpoints).not.toEqual([]);
    for (const { answers, slow } of endpoints) expect([answers > 0, slow]).toEqual([true, 0]);
  });
});
