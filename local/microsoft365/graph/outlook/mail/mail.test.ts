import { describe, expect, test } from '@jest/globals';
import { addressOf, localOutlook, shared, signedIn } from '../testing/localOutlook.ts';

const head = addressOf('Head teacher');
const to = (...addresses: string[]) => addresses.map((address) => ({ emailAddress: { address } }));
const letter = (over: Record<string, unknown> = {}) => ({
  subject: 'Your place',
  body: { contentType: 'html', content: '<p>You have a <b>place</b>.</p>' },
  toRecipients: to(head, 'colleague@elsewhere.example'),
  ...over,
});

const file = {
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'events.ics',
  contentType: 'text/calendar',
  contentBytes: Buffer.from('BEGIN:VCALENDAR').toString('base64'),
};

describe('sending mail', () => {
  test('answers 202, keeps a copy in Sent Items and reaches recipients of the tenant', async () => {
    const outlook = localOutlook();
    expect((await outlook.post(`${shared}/sendMail`, { message: letter() })).status).toBe(202);
    const sent = (await outlook.get(`${shared}/mailFolders/SentItems/messages`)).body.value ?? [];
    expect(sent).toMatchObject([
      {
        subject: 'Your place',
        from: { emailAddress: { name: 'Norfolk Learning Collaborative' } },
        toRecipients: to(head, 'colleague@elsewhere.example'),
        isRead: true,
        sentDateTime: '2027-01-11T09:00:00.000Z',
      },
    ]);
    const received = (await outlook.get(`/users/${head}/messages`)).body.value ?? [];
    expect(received).toMatchObject([
      { subject: 'Your place', isRead: false, bodyPreview: 'You have a place.' },
    ]);
    const one = await outlook.get(`/users/${head}/messages/${received[0]?.id}`, {
      headers: { prefer: 'outlook.body-content-type="text"' },
    });
    expect(one.body.body).toEqual({ contentType: 'text', content: 'You have a place.' });
  });

  test('carries files, which every copy of the mail shows', async () => {
    const outlook = localOutlook();
    await outlook.post(`${shared}/sendMail`, { message: letter({ attachments: [file] }) });
    const [received] = (await outlook.get(`/users/${head}/messages`)).body.value ?? [];
    expect(received).toMatchObject({ hasAttachments: true });
    const attachments = `/users/${head}/messages/${received?.id}/attachments`;
    const [shown] = (await outlook.get(attachments)).body.value ?? [];
    expect(shown).toMatchObject({ ...file, size: 15 });
    expect((await outlook.get(`${attachments}/${shown?.id}`)).body).toMatchObject(file);
    expect((await outlook.get(`${attachments}/another`)).status).toBe(404);
    expect((await outlook.get(attachments, { as: signedIn('SENCO') })).status).toBe(403);
  });

  test('keeps no copy when none is wanted, and blind copies stay blind', async () => {
    const outlook = localOutlook();
    await outlook.post(`${shared}/sendMail`, {
      Message: letter({ toRecipients: to('a@b.example'), bccRecipients: to(head) }),
      SaveToSentItems: false,
    });
    expect((await outlook.get(`${shared}/mailFolders/sentitems/messages`)).body.value).toHaveLength(0);
    expect((await outlook.get(`/users/${head}/messages`)).body.value).toMatchObject([{ bccRecipients: [] }]);
  });

  test.each([
    ['no recipient', { toRecipients: [] }, 400, 'ErrorInvalidRecipients'],
    ['a recipient that is no address', { toRecipients: to('nobody') }, 400, 'ErrorInvalidRecipients'],
    ['an unknown property', { text: 'Hello' }, 400, 'RequestBodyRead'],
    ["somebody else's name", { from: to(head)[0] }, 403, 'ErrorSendAsDenied'],
    ['attached items, which are not built', { attachments: [{ name: 'plan.pdf' }] }, 501, 'NotImplemented'],
    ['a file that is no Base64', { attachments: [{ ...file, contentBytes: '<>' }] }, 400, 'RequestBodyRead'],
  ])('is refused for %s', async (_, over, status, code) => {
    const reply = await localOutlook().post(`${shared}/sendMail`, { message: letter(over) });
    expect(reply).toMatchObject({ status, body: { error: { code } } });
  });
});

describe('reading mail', () => {
  test('shows newest first, and nothing ever waits in the outbox', async () => {
    const outlook = localOutlook();
    for (const subject of ['First', 'Second'])
      await outlook.post(`${shared}/sendMail`, { message: letter({ subject }) });
    const { value } = (await outlook.get(`/users/${head}/mailFolders/inbox/messages`)).body;
    expect(value).toMatchObject([{ subject: 'Second' }, { subject: 'First' }]);
    expect((await outlook.get(`${shared}/mailFolders/outbox/messages`)).body.value).toEqual([]);
    expect((await outlook.get(`${shared}/mailFolders/treasure/messages`)).status).toBe(404);
  });

  test("is for one's own mailbox and the shared one", async () => {
    const outlook = localOutlook();
    await outlook.post(`${shared}/sendMail`, { message: letter() });
    const as = signedIn('SENCO');
    expect((await outlook.get(`/users/${addressOf('SENCO')}/messages`, { as })).status).toBe(200);
    expect((await outlook.get(`${shared}/messages`, { as })).body.value).toHaveLength(1);
    expect((await outlook.get(`/users/${head}/messages`, { as })).status).toBe(403);
  });
});
