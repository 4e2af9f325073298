import { describe, expect, test } from '@jest/globals';
import { addressOf, localOutlook, shared } from '../testing/localOutlook.ts';
import { deliveries } from './deliveries.ts';

const head = addressOf('Head teacher');
const letter = (subject: string) => ({
  message: { subject, toRecipients: [{ emailAddress: { address: head } }] },
});

const sending = async (count: number) => {
  const outlook = localOutlook();
  for (let n = 1; n <= count; n += 1) {
    const { status } = await outlook.post(`${shared}/sendMail`, letter(`Letter ${n}`));
    expect(status).toBe(202);
  }
  const inbox = async () =>
    (await outlook.get(`/users/${head}/mailFolders/inbox/messages?$top=200`)).body.value;
  return { outlook, inbox };
};

describe('more than thirty messages in a minute', () => {
  test('are all taken, and leave the mailbox thirty a minute', async () => {
    const { outlook, inbox } = await sending(65);
    const sent = await outlook.get(`${shared}/mailFolders/sentitems/messages?$top=200`);
    expect(sent.body.value).toHaveLength(65);
    expect(await inbox()).toHaveLength(30);
    outlook.setClock('2027-01-11T09:00:59Z');
    expect(await inbox()).toHaveLength(30);
    outlook.setClock('2027-01-11T09:01:00Z');
    expect(await inbox()).toHaveLength(60);
    outlook.setClock('2027-01-11T09:02:00Z');
    const all = await inbox();
    expect(all?.map(({ subject }) => subject).slice(0, 2)).toEqual(['Letter 65', 'Letter 64']);
    expect(all?.[0]?.receivedDateTime).toBe('2027-01-11T09:02:00.000Z');
  });

  test('tell when they leave, invitations among them', async () => {
    const { outlook } = await sending(30);
    await outlook.post(`${shared}/events`, {
      subject: 'Meeting',
      start: { dateTime: '2027-02-03T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2027-02-03T10:00:00', timeZone: 'UTC' },
      attendees: [{ type: 'required', emailAddress: { address: head } }],
    });
    expect(deliveries(outlook.store).at(-1)).toMatchObject({
      reason: 'invitation',
      sentAt: '2027-01-11T09:00:00.000Z',
      deliveredAt: '2027-01-11T09:01:00.000Z',
    });
  });

  test('hold up no other mailbox, and are a thing of the past after a minute', async () => {
    const { outlook } = await sending(31);
    outlook.setClock('2027-01-11T09:05:00Z');
    await outlook.post(`${shared}/sendMail`, letter('Later'));
    expect(deliveries(outlook.store).at(-1)?.deliveredAt).toBe('2027-01-11T09:05:00.000Z');
  });
});
