import { describe, expect, test } from '@jest/globals';
import { addressOf, anEvent, attendee, localOutlook, shared, signedIn } from '../testing/localOutlook.ts';

const head = addressOf('Head teacher');
const senco = addressOf('SENCO');
const external = 'colleague@elsewhere.example';
const february = 'startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z';

type Outlook = ReturnType<typeof localOutlook>;

const create = async (outlook: Outlook, over: Record<string, unknown> = {}) =>
  (await outlook.post(`${shared}/events`, anEvent(over))).body;

/** Subject and recipients of what the organiser has sent, oldest first. */
const sent = async (outlook: Outlook) => {
  const { value } = (await outlook.get(`${shared}/mailFolders/sentitems/messages?$top=100`)).body;
  return [...(value ?? [])].reverse().map((mail) => ({
    subject: mail.subject,
    to: [...(mail.toRecipients ?? [])].map((recipient) => recipient.emailAddress?.address),
  }));
};

const inbox = async (outlook: Outlook, address: string) =>
  (await outlook.get(`/users/${address}/mailFolders/inbox/messages`)).body.value ?? [];

const diary = async (outlook: Outlook, address: string) =>
  (await outlook.get(`/users/${address}/calendarView?${february}`)).body.value ?? [];

describe('inviting', () => {
  test('mails all attendees at once, inside and outside, with when, where and how to join', async () => {
    const outlook = localOutlook();
    await create(outlook, {
      attendees: [attendee(head), attendee(external)],
      location: { displayName: 'County Hall' },
      isOnlineMeeting: true,
    });
    expect(await sent(outlook)).toEqual([{ subject: 'Collaborative meeting', to: [head, external] }]);
    const [mail] = await inbox(outlook, head);
    expect(mail).toMatchObject({
      '@odata.type': '#microsoft.graph.eventMessageRequest',
      meetingMessageType: 'meetingRequest',
      meetingRequestType: 'newMeetingRequest',
      startDateTime: { dateTime: '2027-02-03T09:00:00.0000000', timeZone: 'UTC' },
      location: { displayName: 'County Hall' },
    });
    expect(mail?.body?.content).toContain('https://teams.microsoft.com/l/meetup-join/');
  });

  test("puts a copy into an internal attendee's calendar, tentative and unanswered", async () => {
    const outlook = localOutlook();
    const event = await create(outlook, { attendees: [attendee(head)], categories: ['Network'] });
    const [copy] = await diary(outlook, head);
    expect(copy).toMatchObject({
      subject: 'Collaborative meeting',
      iCalUId: event.iCalUId,
      isOrganizer: false,
      showAs: 'tentative',
      categories: [],
      organizer: event.organizer,
      responseStatus: { response: 'notResponded', time: '0001-01-01T00:00:00Z' },
    });
    expect(copy?.id).not.toBe(event.id);
  });

  test('hides attendees from each other in mail and copies, and from nobody in the organiser’s own', async () => {
    const outlook = localOutlook();
    const event = await create(outlook, {
      attendees: [attendee(head), attendee(senco)],
      hideAttendees: true,
    });
    expect(event.attendees).toHaveLength(2);
    for (const address of [head, senco]) {
      const [mail] = await inbox(outlook, address);
      const [copy] = await diary(outlook, address);
      const alone = [{ emailAddress: { address } }];
      expect(mail?.toRecipients).toMatchObject(alone);
      expect(copy?.attendees).toMatchObject(alone);
    }
  });

  test('invites an address that is given twice once', async () => {
    const event = await create(localOutlook(), {
      attendees: [attendee(head), attendee(head.toUpperCase())],
    });
    expect(event.attendees).toHaveLength(1);
  });

  test('mails nobody for an event without attendees', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook);
    await outlook.patch(`${shared}/events/${id}`, { subject: 'Renamed' });
    await outlook.remove(`${shared}/events/${id}`);
    expect(await sent(outlook)).toEqual([]);
  });
});

describe('changing a meeting', () => {
  test('a change of attendees only mails those who join and those who leave', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head), attendee(external)] });
    await outlook.patch(`${shared}/events/${id}`, { attendees: [attendee(external), attendee(senco)] });
    expect((await sent(outlook)).slice(1)).toEqual([
      { subject: 'Collaborative meeting', to: [senco] },
      { subject: 'Canceled: Collaborative meeting', to: [head] },
    ]);
    expect(await diary(outlook, senco)).toMatchObject([{ isCancelled: false }]);
    expect(await diary(outlook, head)).toMatchObject([
      { isCancelled: true, showAs: 'free', subject: 'Canceled: Collaborative meeting' },
    ]);
  });

  test('any other change that can be seen mails everyone and reaches their calendars', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head), attendee(external)] });
    await outlook.patch(`${shared}/events/${id}`, { location: { displayName: 'The Forum' } });
    expect((await sent(outlook)).slice(1)).toEqual([
      { subject: 'Collaborative meeting', to: [head, external] },
    ]);
    expect(await inbox(outlook, head)).toMatchObject([{ meetingRequestType: 'fullUpdate' }, {}]);
    expect(await diary(outlook, head)).toMatchObject([{ location: { displayName: 'The Forum' } }]);
  });

  test.each([
    ['categories', { categories: ['Network'] }],
    ['free or busy', { showAs: 'free' }],
    ['the reminder', { isReminderOn: false }],
    ['an extended property', { singleValueExtendedProperties: [{ id: 'String 0x1a', value: 'x' }] }],
    ['values that stay the same', { subject: 'Collaborative meeting' }],
  ])('a change nobody else can see mails nobody: %s', async (_, change) => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    expect((await outlook.patch(`${shared}/events/${id}`, change)).status).toBe(200);
    expect(await sent(outlook)).toHaveLength(1);
  });

  test('another time asks everyone again', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    await outlook.post(`/users/${head}/events/${copy?.id}/accept`);
    const end = { dateTime: '2027-02-03T11:00:00', timeZone: 'GMT Standard Time' };
    const { attendees } = (await outlook.patch(`${shared}/events/${id}`, { end })).body;
    expect(attendees).toMatchObject([{ status: { response: 'none' } }]);
    expect(await diary(outlook, head)).toMatchObject([{ responseStatus: { response: 'notResponded' } }]);
  });
});

describe('calling a meeting off', () => {
  test('cancel answers 202, tells the attendees why and takes the event away', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const reply = await outlook.post(`${shared}/events/${id}/cancel`, { comment: 'The venue has flooded.' });
    expect(reply.status).toBe(202);
    expect((await outlook.get(`${shared}/events/${id}`)).status).toBe(404);
    const [mail] = await inbox(outlook, head);
    expect(mail).toMatchObject({
      subject: 'Canceled: Collaborative meeting',
      meetingMessageType: 'meetingCancelled',
      bodyPreview: 'The venue has flooded.',
    });
    expect(await diary(outlook, head)).toMatchObject([{ isCancelled: true }]);
  });

  test('delete tells the attendees too', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(external)] });
    await outlook.remove(`${shared}/events/${id}`);
    expect((await sent(outlook)).at(-1)).toEqual({
      subject: 'Canceled: Collaborative meeting',
      to: [external],
    });
  });

  test('an attendee cannot cancel, and deletes only their own copy', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    const path = `/users/${head}/events/${copy?.id}`;
    expect((await outlook.post(`${path}/cancel`, {})).status).toBe(400);
    expect((await outlook.remove(path)).status).toBe(204);
    expect((await outlook.get(`${shared}/events/${id}`)).status).toBe(200);
    expect(await diary(outlook, head)).toHaveLength(0);
  });
});

describe('answering', () => {
  test.each([
    ['accept', 'accepted', 'busy', 'Accepted: Collaborative meeting'],
    ['tentativelyAccept', 'tentativelyAccepted', 'tentative', 'Tentative: Collaborative meeting'],
  ])('%s is noted on both sides and mailed to the organiser', async (action, response, showAs, subject) => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    outlook.setClock('2027-01-12T10:00:00Z');
    const as = signedIn('Head teacher');
    const reply = await outlook.post(
      `/users/${head}/events/${copy?.id}/${action}`,
      { comment: 'See you there.', sendResponse: true },
      { as },
    );
    expect(reply.status).toBe(202);
    expect(await diary(outlook, head)).toMatchObject([{ showAs, responseStatus: { response } }]);
    expect((await outlook.get(`${shared}/events/${id}`)).body.attendees).toMatchObject([
      { status: { response, time: '2027-01-12T10:00:00.000Z' } },
    ]);
    const [mail] = (await outlook.get(`${shared}/mailFolders/inbox/messages`)).body.value ?? [];
    expect(mail).toMatchObject({ subject, bodyPreview: 'See you there.' });
  });

  test('an answer outlives changes that are not about the time', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    await outlook.post(`/users/${head}/events/${copy?.id}/accept`);
    await outlook.patch(`/users/${head}/events/${copy?.id}`, { categories: ['Mine'] });
    await outlook.patch(`${shared}/events/${id}`, { location: { displayName: 'The Forum' } });
    expect(await diary(outlook, head)).toMatchObject([
      {
        id: copy?.id,
        location: { displayName: 'The Forum' },
        categories: ['Mine'],
        showAs: 'busy',
        responseStatus: { response: 'accepted' },
      },
    ]);
    expect((await outlook.get(`${shared}/events/${id}`)).body.attendees).toMatchObject([
      { status: { response: 'accepted' } },
    ]);
  });

  test("changing the organiser's part of a copy is refused as not built", async () => {
    const outlook = localOutlook();
    await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    const reply = await outlook.patch(`/users/${head}/events/${copy?.id}`, { subject: 'Mine' });
    expect(reply.status).toBe(501);
  });

  test('declining takes the copy away', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    await outlook.post(`/users/${head}/events/${copy?.id}/decline`, { Comment: 'Away.' });
    expect(await diary(outlook, head)).toHaveLength(0);
    expect((await outlook.get(`${shared}/events/${id}`)).body.attendees).toMatchObject([
      { status: { response: 'declined' } },
    ]);
  });

  test('without sendResponse the organiser learns nothing', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    const [copy] = await diary(outlook, head);
    await outlook.post(`/users/${head}/events/${copy?.id}/accept`, { sendResponse: false });
    expect((await outlook.get(`${shared}/events/${id}`)).body.attendees).toMatchObject([
      { status: { response: 'none' } },
    ]);
    expect((await outlook.get(`${shared}/mailFolders/inbox/messages`)).body.value).toHaveLength(0);
  });

  test('the organiser cannot answer their own invitation', async () => {
    const outlook = localOutlook();
    const { id } = await create(outlook, { attendees: [attendee(head)] });
    expect((await outlook.post(`${shared}/events/${id}/accept`)).status).toBe(400);
  });
});
