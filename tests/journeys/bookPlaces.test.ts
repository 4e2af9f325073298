/** A place booked in the tab or in the chat stands everywhere: in Outlook, in SharePoint, in the tab and in the chat. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventReplySchema } from '#core/contract/api.ts';
import type { LocalPerson } from '../../local/people.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { addressesInLogs, secretsInLogs, typeErrors } from './harness/checkedTraffic.ts';
import { eventually } from './harness/eventually.ts';
import { importedEvent } from './harness/importedEvent.ts';
import { countedByRecipient, type InMicrosoft365, inMicrosoft365 } from './harness/inMicrosoft365.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, type TeamsWindow } from './harness/teamsWindow.ts';

jest.setTimeout(120_000);

const head = personNamed('Head teacher');
const areaLead = personNamed('Area lead');
const senco = personNamed('SENCO');
const approver = personNamed('Approver');

/** Six places, and eight. */
const transition = 'From year 6 to year 7: a day with both teams';
const fluency = 'Reading fluency across KS2';

let stack: Stack;
let browser: Browser;
let teams: TeamsWindow;
let microsoft365: InMicrosoft365;

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: [] });
  microsoft365 = inMicrosoft365(stack);
  teams = await openTeams(browser, stack, head);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const bookingRows = async (): Promise<unknown[]> =>
  (await microsoft365.items('Bookings')).map(({ Title, Person, Email, State }) => [
    Title,
    Person,
    Email,
    State,
  ]);

describe('a place booked in the tab', () => {
  test('is an attendee in Outlook, hidden from others, a row in SharePoint and an invitation in the own calendar', async () => {
    await teams.events.getByRole('button', { name: `Book my place, ${transition}` }).click();
    await teams.events.getByText('Place booked.').first().waitFor();

    await eventually(async () => expect(await microsoft365.invited(transition)).toEqual([head.mail]));
    const event = (await microsoft365.events()).find(({ subject }) => subject.endsWith(transition));
    expect(event?.hideAttendees).toBe(true);
    expect(await bookingRows()).toEqual([[transition, head.displayName, head.mail, 'going']]);

    const [own, ...others] = await microsoft365.calendarOf(head);
    expect(own).toMatchObject({ subject: event?.subject, isOrganizer: false, isCancelled: false });
    expect(own?.attendees.map(({ emailAddress }) => emailAddress.address)).toEqual([head.mail]);
    expect(others).toEqual([]);
  });

  test('mails that person once, and nobody else', async () => {
    const sent = await microsoft365.sent();
    expect(sent).toMatchObject([{ to: [head.mail], meeting: 'meetingRequest' }]);
  });
});

describe('the chat of the same person', () => {
  test('knows the booking from the tab', async () => {
    await teams.go('Chat');
    await teams.say('my bookings');
    await teams.card('My bookings').getByText(transition).waitFor();
  });

  test('finds an event in spite of a slip and books it by the card, which changes', async () => {
    await teams.say('book reading flueny');
    const card = teams.card(fluency);
    await card.getByText('8 left').waitFor();
    const cards = await teams.chat.locator('.ac-adaptiveCard').count();
    await card.getByRole('button', { name: 'Book my place' }).click();
    await card.getByText('Booked', { exact: true }).waitFor();
    await card.getByText(`The invitation goes to ${head.mail}`).waitFor();
    expect(await card.getByRole('button', { name: 'Book my place' }).count()).toBe(0);
    expect(await card.getByRole('button', { name: 'Give up my place' }).count()).toBe(1);
    expect(await teams.chat.locator('.ac-adaptiveCard').count()).toBe(cards);
  });

  test('books for the tab, for SharePoint and for Outlook', async () => {
    await teams.go('Events');
    await teams.events.getByRole('checkbox', { name: 'Only mine' }).check();
    await eventually(async () =>
      expect(await teams.events.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
        fluency,
        transition,
      ]),
    );
    await eventually(async () => expect(await microsoft365.invited(fluency)).toEqual([head.mail]));
    expect(await bookingRows()).toContainEqual([fluency, head.displayName, head.mail, 'going']);
    expect((await microsoft365.calendarOf(head)).map(({ subject }) => subject)).toHaveLength(2);
  });

  test('asks before it gives a place up, and then the place is free everywhere', async () => {
    await teams.go('Chat');
    await teams.say('cancel year 6');
    const question = teams.card('Give up your place?');
    await question.getByText(transition).waitFor();
    expect(await microsoft365.invited(transition)).toEqual([head.mail]);
    await question.getByRole('button', { name: 'Give it up' }).click();
    await teams.card('Given up').getByText(transition).waitFor();

    await eventually(async () => expect(await microsoft365.invited(transition)).toEqual([]));
    expect(await bookingRows()).toEqual([[fluency, head.displayName, head.mail, 'going']]);
    const own = await microsoft365.calendarOf(head);
    expect(own.find(({ subject }) => subject.endsWith(transition))?.isCancelled).toBe(true);

    await teams.go('Events');
    await teams.events.getByRole('link', { name: transition, exact: true }).click();
    await teams.events.getByText('6 of 6 places left.', { exact: true }).waitFor();
  });

  test('has mailed two invitations and a cancellation to that person, and nobody else', async () => {
    const sent = await microsoft365.sent();
    expect(sent.map(({ meeting }) => meeting)).toEqual([
      'meetingRequest',
      'meetingRequest',
      'meetingCancelled',
    ]);
    expect(countedByRecipient(sent)).toEqual({ [head.mail]: 3 });
  });
});

describe('an event with two places', () => {
  const title = 'Two chairs at one table';
  let eventId: string;

  const asked = async (person: LocalPerson, method: string) => {
    const { body } = await apiAs(stack, person)(`/events/${eventId}/booking`, { method });
    return eventReplySchema.parse(body).event;
  };
  const standingOf = async (person: LocalPerson) => {
    const { body } = await apiAs(stack, person)(`/events/${eventId}`);
    return eventReplySchema.parse(body).event.booking;
  };

  beforeAll(async () => {
    eventId = await importedEvent(stack, title, 2);
  });

  test('puts who comes third and fourth into a line, in their order', async () => {
    await asked(head, 'POST');
    expect((await asked(areaLead, 'POST')).placesLeft).toBe(0);
    expect((await asked(senco, 'POST')).booking).toMatchObject({ state: 'waiting', position: 1 });
    expect((await asked(approver, 'POST')).booking).toMatchObject({ state: 'waiting', position: 2 });
    await eventually(async () =>
      expect(await microsoft365.invited(title)).toEqual([areaLead.mail, head.mail]),
    );
    const window = await openTeams(browser, stack, approver, { at: `/?in=events&page=events/${eventId}` });
    await window.events.getByText('You are second on the waiting list.', { exact: true }).waitFor();
    await window.close();
  });

  test('offers a freed place to the first in line by mail, and invites them when they take it', async () => {
    await asked(head, 'DELETE');
    expect(await standingOf(senco)).toMatchObject({ state: 'offered', position: null });
    expect(await standingOf(approver)).toMatchObject({ state: 'waiting', position: 1 });
    const offers = async () =>
      (await microsoft365.sent()).filter(({ subject }) => subject.startsWith('Place offered'));
    await eventually(async () => expect(countedByRecipient(await offers())).toEqual({ [senco.mail]: 1 }));
    await eventually(async () => expect(await microsoft365.invited(title)).toEqual([areaLead.mail]));

    const window = await openTeams(browser, stack, senco, { at: `/?in=events&page=events/${eventId}` });
    await window.events.getByText(/^A place is held for you until/).waitFor();
    await window.events.getByRole('button', { name: 'Accept place' }).click();
    await window.events.getByText(/^You have a place\. Reference/).waitFor();
    await window.close();
    await eventually(async () =>
      expect(await microsoft365.invited(title)).toEqual([areaLead.mail, senco.mail]),
    );
    const rows = (await microsoft365.items('Bookings')).filter(({ Title }) => Title === title);
    expect(rows.map(({ Email, State }) => [Email, State]).sort()).toEqual([
      [approver.mail, 'waiting'],
      [areaLead.mail, 'going'],
      [senco.mail, 'going'],
    ]);
    expect(await microsoft365.calendarOf(approver)).toEqual([]);
  });
});

describe('what was said meanwhile', () => {
  test('to Graph and by Graph is valid against Microsoft’s types', () => {
    expect(typeErrors(stack)).toEqual([]);
  });

  test('holds no token and no secret, and the service’s log names no person', () => {
    expect(secretsInLogs(stack)).toEqual([]);
    expect(addressesInLogs(stack, [head.mail, senco.mail])).toEqual([]);
  });

  test('has no error of a script in the window', () => {
    expect(teams.errors).toEqual([]);
  });
});
