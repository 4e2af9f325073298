/** Changes and notifications through the whole server: Microsoft's own Graph client over https, an endpoint over http. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import type { ChangeNotification, Event, ListItem, Subscription } from '@microsoft/microsoft-graph-types';
import { mailbox, siteHost, sitePath } from '../../../people.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../../testing/startLocalMicrosoft365.ts';

let local: StartedMicrosoft365;
let endpoint: Server;
let client: Client;
let hears: (notification: ChangeNotification) => void = () => undefined;

const events = `/users/${mailbox}/events`;
const lists = `/sites/${siteHost}:${sitePath}:/lists`;
const anEvent = (day: number) => ({
  subject: `On the ${day}th`,
  start: { dateTime: `2027-02-${day}T09:00:00`, timeZone: 'UTC' },
  end: { dateTime: `2027-02-${day}T10:00:00`, timeZone: 'UTC' },
});

/** Everything from there on, and the link to what comes. */
const follow = async <T>(first: Promise<unknown>): Promise<{ seen: T[]; deltaLink: string }> => {
  const seen: T[] = [];
  const pages = new PageIterator(client, (await first) as never, (entry: T) => seen.push(entry) > 0);
  await pages.iterate();
  return { seen, deltaLink: `${pages.getDeltaLink()}` };
};

const subscribe = (resource: string, changeType: string): Promise<Subscription> =>
  client.api('/subscriptions').post({
    changeType,
    resource,
    notificationUrl: `http://localhost:${(endpoint.address() as AddressInfo).port}/api/notifications?door=1`,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: 'secret',
  });

beforeAll(async () => {
  local = await startLocalMicrosoft365();
  client = Client.initWithMiddleware({
    baseUrl: `${local.url}/`,
    customHosts: new Set(['localhost']),
    authProvider: { getAccessToken: () => local.appToken() },
  });
  endpoint = createServer(async (request, response) => {
    const token = new URL(request.url ?? '', 'http://localhost').searchParams.get('validationToken');
    if (token !== null) {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(token);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.writeHead(202).end();
    const { value } = JSON.parse(Buffer.concat(chunks).toString()) as { value: ChangeNotification[] };
    for (const notification of value) hears(notification);
  });
  await new Promise<void>((resolve) => endpoint.listen(0, resolve));
});
afterAll(async () => {
  endpoint.close();
  await local.close();
});
beforeEach(() => {
  local.reset();
  local.control.changeSettings({ notifications: { latencySeconds: { shortest: 0, longest: 0.05 } } });
});

describe("Microsoft's own client", () => {
  test('follows the changes in a calendar view', async () => {
    for (const day of [10, 11, 12]) await client.api(events).post(anEvent(day));
    const first = client
      .api(`/users/${mailbox}/calendarView/delta`)
      .query({ startDateTime: '2027-02-01T00:00:00Z', endDateTime: '2027-03-01T00:00:00Z' })
      .header('Prefer', 'odata.maxpagesize=2')
      .get();
    const { seen, deltaLink } = await follow<Event>(first);
    expect(seen.map(({ subject }) => subject)).toEqual(['On the 10th', 'On the 11th', 'On the 12th']);
    await client.api(`${events}/${seen[1]?.id}`).patch({ subject: 'Changed' });
    await client.api(`${events}/${seen[2]?.id}`).delete();
    const next = await follow<Event>(client.api(deltaLink).get());
    expect(next.seen).toMatchObject([
      { subject: 'Changed' },
      { id: seen[2]?.id, '@removed': { reason: 'deleted' } },
    ]);
    expect((await follow(client.api(next.deltaLink).get())).seen).toEqual([]);
    local.control.forgetDeltaTokens();
    await expect(client.api(deltaLink).get()).rejects.toMatchObject({
      statusCode: 410,
      code: 'syncStateNotFound',
    });
  });

  test('follows the changes in a list', async () => {
    await client.api(lists).post({ displayName: 'Events' });
    const items = `${lists}/Events/items`;
    for (const Title of ['A', 'B', 'C']) await client.api(items).post({ fields: { Title } });
    const { seen, deltaLink } = await follow<ListItem>(
      client.api(`${items}/delta`).top(2).expand('fields').get(),
    );
    expect(seen.map(({ id }) => id)).toEqual(['1', '2', '3']);
    await client.api(`${items}/2`).delete();
    const next = await follow<ListItem>(client.api(deltaLink).get());
    expect(next.seen).toMatchObject([{ id: '2', deleted: { state: 'deleted' } }]);
    expect((await follow(client.api(`${items}/delta?token=latest`).get())).seen).toEqual([]);
  });

  test('subscribes, is told, renews and leaves', async () => {
    const made = await subscribe(`users/${mailbox}/events`, 'created');
    const told = new Promise<ChangeNotification>((resolve) => {
      hears = resolve;
    });
    const { id } = await client.api(events).post(anEvent(10));
    expect(await told).toMatchObject({
      subscriptionId: made.id,
      clientState: 'secret',
      changeType: 'created',
      resourceData: { id },
    });
    const expirationDateTime = new Date(Date.now() + 7_200_000).toISOString();
    const renewed: Subscription = await client.api(`/subscriptions/${made.id}`).patch({ expirationDateTime });
    expect(Date.parse(`${renewed.expirationDateTime}`)).toBeCloseTo(Date.parse(expirationDateTime), -4);
    await client.api(`/subscriptions/${made.id}/reauthorize`).post({});
    await client.api(`/subscriptions/${made.id}`).delete();
    expect((await client.api('/subscriptions').get()).value).toEqual([]);
  });
});

describe('a person', () => {
  test('watches their own calendar, not the shared one, and sees no subscriptions but their own', async () => {
    await subscribe(`users/${mailbox}/events`, 'created');
    const token = await local.personToken('Head teacher');
    const of = (resource: string) =>
      local.call('POST', '/subscriptions', {
        token,
        body: {
          changeType: 'created',
          resource,
          notificationUrl: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`,
          expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
        },
      });
    expect((await of(`users/${mailbox}/events`)).status).toBe(403);
    expect((await of('me/events')).status).toBe(201);
    const { value } = (await local.call('GET', '/subscriptions', { token })).body;
    expect(value).toMatchObject([{ resource: 'me/events' }]);
  });

  test('without a permission for calendars or lists has no subscriptions at all', async () => {
    const token = await local.personToken('Head teacher', 'https://graph.microsoft.com/User.Read');
    expect((await local.call('GET', '/subscriptions', { token })).status).toBe(403);
  });
});

describe('the control address', () => {
  const control = (method: string, path: string, body?: object) =>
    fetch(`${local.url}/_control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  test('lets somebody outside answer, and says what is wrong otherwise', async () => {
    const attendees = [{ emailAddress: { address: 'colleague@elsewhere.example' } }];
    const { id } = await client.api(events).post({ ...anEvent(10), attendees });
    const reply = { eventId: id, email: 'colleague@elsewhere.example', response: 'declined' };
    expect(await (await control('POST', '/replies', reply)).json()).toMatchObject({ response: 'declined' });
    expect((await control('POST', '/replies', { ...reply, email: 'x@y.example' })).status).toBe(404);
    expect((await control('POST', '/replies', { id })).status).toBe(400);
  });

  test('shows subscriptions without their secret, and has their lifecycle happen', async () => {
    const { id } = await subscribe(`users/${mailbox}/events`, 'created');
    const shown = await (await control('GET', '/notifications')).json();
    expect(shown).toMatchObject({ subscriptions: [{ id }], pending: [] });
    expect(JSON.stringify(shown)).not.toContain('secret');
    const removed = await control('POST', '/lifecycle', { subscriptionId: id, event: 'subscriptionRemoved' });
    expect(await removed.json()).toMatchObject({ subscriptions: [] });
    expect((await control('POST', '/lifecycle', { subscriptionId: id, event: 'missed' })).status).toBe(404);
    expect((await control('POST', '/delta/forget', {})).status).toBe(200);
  });
});
