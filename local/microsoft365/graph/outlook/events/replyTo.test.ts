import { describe, expect, test } from '@jest/globals';
import { ZodError } from 'zod';
import { GraphError } from '../../graphError.ts';
import { addressOf, anEvent, attendee, localOutlook, shared } from '../testing/localOutlook.ts';
import { replyTo } from './replyTo.ts';

const outside = 'colleague@elsewhere.example';
const head = addressOf('Head teacher');

const invited = async () => {
  const outlook = localOutlook();
  const event = (
    await outlook.post(`${shared}/events`, anEvent({ attendees: [attendee(outside), attendee(head)] }))
  ).body;
  const see = async () => (await outlook.get(`${shared}/events/${event.id}`)).body;
  const statuses = async () =>
    Object.fromEntries(
      [...((await see()).attendees ?? [])].map(({ emailAddress, status }) => [
        `${emailAddress?.address}`,
        `${status?.response}`,
      ]),
    );
  return { ...outlook, event, see, statuses, reply: (reply: object) => replyTo(reply, outlook.context) };
};

describe('somebody outside who is invited', () => {
  test.each(['accepted', 'tentativelyAccepted', 'declined'] as const)('answers: %s', async (response) => {
    const outlook = await invited();
    outlook.setClock('2027-01-12T10:00:00Z');
    outlook.reply({ eventId: outlook.event.id, email: outside.toUpperCase(), response, comment: 'See you.' });
    expect(await outlook.statuses()).toEqual({ [outside]: response, [head]: 'none' });
    const after = await outlook.see();
    expect(after.changeKey).not.toBe(outlook.event.changeKey);
    expect(after.attendees?.[0]?.status?.time).toBe('2027-01-12T10:00:00.000Z');
    const [mail] = (await outlook.get(`${shared}/mailFolders/inbox/messages`)).body.value ?? [];
    expect(mail).toMatchObject({ from: { emailAddress: { address: outside } }, bodyPreview: 'See you.' });
  });

  test('names the meeting by what all its copies share', async () => {
    const outlook = await invited();
    outlook.reply({ iCalUId: outlook.event.iCalUId, email: outside, response: 'accepted' });
    expect(await outlook.statuses()).toMatchObject({ [outside]: 'accepted' });
  });
});

describe('somebody of this tenant', () => {
  test('answers in their own calendar', async () => {
    const outlook = await invited();
    outlook.reply({ eventId: outlook.event.id, email: head, response: 'accepted' });
    const window = 'startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z';
    const { value } = (await outlook.get(`/users/${head}/calendarView?${window}`)).body;
    expect(value).toMatchObject([{ showAs: 'busy', responseStatus: { response: 'accepted' } }]);
    expect(await outlook.statuses()).toMatchObject({ [head]: 'accepted' });
  });

  test('changes their mind after declining, though the copy is gone', async () => {
    const outlook = await invited();
    for (const response of ['declined', 'accepted'])
      outlook.reply({ eventId: outlook.event.id, email: head, response });
    expect(await outlook.statuses()).toMatchObject({ [head]: 'accepted' });
  });
});

describe('an answer is refused', () => {
  test('from whoever is not invited, and for a meeting that is not there', async () => {
    const outlook = await invited();
    const response = 'accepted';
    for (const reply of [
      { eventId: outlook.event.id, email: 'stranger@elsewhere.example', response },
      { eventId: 'none', email: outside, response },
    ])
      expect(() => outlook.reply(reply)).toThrow(GraphError);
    expect(() => outlook.reply({ email: outside, response })).toThrow(ZodError);
    expect(() => outlook.reply({ eventId: outlook.event.id, email: outside, response: 'perhaps' })).toThrow(
      ZodError,
    );
  });
});
