/** Outlook through the whole server, asked by Microsoft's own Graph client over https. */
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, GraphError, PageIterator } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { appId, people, tenantId } from '../../../people.ts';
import { createLocalMicrosoft365, type LocalMicrosoft365 } from '../../server.ts';
import { anEvent, attendee, shared } from './testing/localOutlook.ts';

let platform: LocalMicrosoft365;
let client: Client;

const token = async (url: string, clientSecret: string): Promise<string> => {
  const reply = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token } = (await reply.json()) as { access_token: string };
  return access_token;
};

beforeAll(async () => {
  platform = await createLocalMicrosoft365({ port: 0 });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), platform.ca]);
  client = Client.initWithMiddleware({
    baseUrl: `${platform.url}/`,
    customHosts: new Set(['localhost']),
    authProvider: { getAccessToken: () => token(platform.url, platform.clientSecret) },
  });
});

afterAll(() => platform.close());

describe("Microsoft's own client", () => {
  test('creates, reads, changes and deletes an event', async () => {
    const created: Event = await client.api(`${shared}/events`).post(anEvent({ isOnlineMeeting: true }));
    expect(created.onlineMeeting?.joinUrl).toContain('/meetup-join/');
    const path = `${shared}/events/${created.id}`;
    await client.api(path).patch({ attendees: [attendee(String(people[1]?.mail))] });
    const read: Event = await client
      .api(path)
      .select('attendees,start')
      .header('Prefer', 'outlook.timezone="GMT Standard Time"')
      .get();
    expect(read).toMatchObject({
      attendees: [{ status: { response: 'none' } }],
      start: { dateTime: '2027-02-03T09:00:00.0000000', timeZone: 'GMT Standard Time' },
    });
    await client.api(path).delete();
    const gone = await client
      .api(path)
      .get()
      .catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(GraphError);
    expect(gone).toMatchObject({ statusCode: 404, code: 'ErrorItemNotFound' });
  });

  test('creates twenty events in one batch and follows the pages of the calendar view', async () => {
    const requests = Array.from({ length: 20 }, (_, n) => ({
      id: String(n),
      method: 'POST',
      url: `${shared}/events`,
      headers: { 'Content-Type': 'application/json' },
      body: anEvent({
        subject: `Session ${n}`,
        start: { dateTime: `2027-03-03T09:${n + 10}:00`, timeZone: 'UTC' },
        end: { dateTime: '2027-03-03T12:00:00', timeZone: 'UTC' },
      }),
    }));
    const { responses } = await client.api('/$batch').post({ requests });
    expect(responses.map(({ status }: { status: number }) => status)).toEqual(Array(20).fill(201));
    const first = await client
      .api(`${shared}/calendarView`)
      .query({ startDateTime: '2027-03-03T00:00:00Z', endDateTime: '2027-03-04T00:00:00Z' })
      .top(7)
      .get();
    const subjects: unknown[] = [];
    await new PageIterator(client, first, (event: Event) => subjects.push(event.subject) > 0).iterate();
    expect(subjects).toEqual(requests.map(({ body }) => body.subject));
  });

  test('has thirty mails a minute delivered, and the others taken', async () => {
    const toRecipients = [{ emailAddress: { address: 'somebody@elsewhere.example' } }];
    for (let n = 0; n < 31; n += 1)
      await client.api(`${shared}/sendMail`).post({ message: { subject: `Letter ${n}`, toRecipients } });
    // All that left the mailbox, the invitations of other tests among them.
    const left = platform.control.mails().map(({ deliveredAt }) => Date.parse(deliveredAt));
    const gaps = left.slice(30).map((at, index) => at - (left[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_000);
  });

  test('finds an event by its extended property', async () => {
    const id = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name EventId';
    const properties = { singleValueExtendedProperties: [{ id, value: "St Edmund's" }] };
    const created = await client.api(`${shared}/events`).post(anEvent(properties));
    const { value } = await client
      .api(`${shared}/events`)
      .filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq 'St Edmund''s')`)
      .expand(`singleValueExtendedProperties($filter=id eq '${id}')`)
      .get();
    expect(value).toMatchObject([{ id: created.id, ...properties }]);
  });

  test('reads people, and is refused what it has no permission for', async () => {
    const { value } = await client.api('/users').filter("startswith(displayName,'Head')").get();
    expect(value).toMatchObject([{ displayName: 'Head teacher' }]);
    const refused = await client
      .api(`${shared}/messages`)
      .get()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ statusCode: 403, code: 'ErrorAccessDenied' });
  });
});
