/** The bot's door with real signed tokens, real key documents and a real connector over HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { anArea } from '../tests/builders/anArea.ts';
import { anEvent } from '../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../tests/doubles/inMemoryDeps.ts';
import { type Bot, createBot } from './channel.ts';

const appId = '2f9e6b1c-4d3a-4c8b-a7e5-90d1c2b3a4f5';
const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';
const issuer = 'https://api.botframework.com';
const event = anEvent({
  id: 'b7k2q0000001',
  title: 'ITT provider webinar',
  start: '2026-11-26T16:00:00Z',
  end: '2026-11-26T17:00:00Z',
});

type Call = {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
};

let server: Server;
let url: string;
let calls: Call[];
let sign: (claims?: Record<string, string>) => Promise<string>;
let deps: InMemoryDeps;
let bot: Bot;
/** What the connector answers to messages, one after the other, before it takes them again. */
let refusals: { status: number; body?: unknown; headers?: Record<string, string> }[];
let faults: { where: string; error: unknown }[];

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', endorsements: ['msteams'] };
  server = createServer(async (request, response) => {
    const reply = (body: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    const path = request.url ?? '';
    if (path === '/openid') return reply({ issuer, jwks_uri: `${url}/keys` });
    if (path === '/keys') return reply({ keys: [jwk] });
    let text = '';
    for await (const chunk of request) text += chunk;
    calls.push({
      method: request.method ?? '',
      path,
      authorization: request.headers.authorization,
      body: text ? JSON.parse(text) : {},
    });
    if (path.includes('/members/'))
      return reply({ id: '29:head', name: 'Head teacher', email: 'Head@Samphire.example' });
    const refusal = refusals.shift();
    if (refusal) {
      response.statusCode = refusal.status;
      for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
      return reply(refusal.body ?? {});
    }
    return reply({ id: `m${calls.length}` });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sign = ({ iss = issuer, aud = appId, ...claims } = {}) =>
    new SignJWT({ serviceurl: `${url}/`, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(pair.privateKey);
});

afterAll(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

beforeEach(() => {
  calls = [];
  refusals = [];
  faults = [];
  deps = inMemoryDeps();
  deps.events.seed(event);
  bot = createBot(
    {
      ...deps,
      chatUrl: 'https://teams.example/chat',
      officeMailbox: 'office@norfolk.example',
      report: (fault) => faults.push(fault),
    },
    {
      appId,
      allowedTenants: [tenantId],
      openIdMetadataUrl: `${url}/openid`,
      tokenIssuer: issuer,
      loginUrl: `${url}/${tenantId}`,
      serviceHosts: [new URL(url).host],
      channelToken: async () => 'the bot’s own token'.replace('’', ''),
    },
  );
});

const activity = (overrides: Record<string, unknown> = {}) => ({
  type: 'message',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl: `${url}/`,
  text: 'book itt',
  from: { id: '29:head', aadObjectId: 'head' },
  recipient: { id: `28:${appId}` },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  ...overrides,
});
const invoke = (verb: string, overrides: Record<string, unknown> = {}) =>
  activity({
    type: 'invoke',
    id: 'i1',
    text: undefined,
    name: 'adaptiveCard/action',
    replyToId: 'm1',
    value: { action: { type: 'Action.Execute', verb, data: { eventId: event.id } }, trigger: 'manual' },
    ...overrides,
  });
const handle = async (body: unknown, authorization?: string) =>
  bot.handle({ headers: { authorization: authorization ?? `Bearer ${await sign()}` }, body });
const sent = (method = 'POST') => calls.filter((call) => call.method === method);

describe('whom the bot believes', () => {
  test('nobody without a token, or with one for another bot, service, channel or time', async () => {
    expect(await handle(activity(), '')).toEqual({ status: 401 });
    expect(await handle(activity(), 'Bearer nonsense')).toEqual({ status: 401 });
    expect(
      await handle(activity(), `Bearer ${await sign({ serviceurl: 'https://elsewhere.example/' })}`),
    ).toEqual({ status: 401 });
    expect(await handle(activity(), `Bearer ${await sign({ iss: 'https://evil.example' })}`)).toEqual({
      status: 401,
    });
    expect(await handle(activity(), `Bearer ${await sign({ aud: 'another bot' })}`)).toEqual({ status: 401 });
    expect(await handle(activity({ channelId: 'webchat' }))).toEqual({ status: 400 });
    expect(calls).toEqual([]);
  });

  test('an address outside the list gets neither token nor answer, however the request is signed', async () => {
    const serviceUrl = 'https://evil.example/';
    expect(
      await handle(activity({ serviceUrl }), `Bearer ${await sign({ serviceurl: serviceUrl })}`),
    ).toEqual({ status: 403 });
  });

  test('an empty app id is refused at the start', () => {
    expect(() => createBot({} as never, { appId: '' } as never)).toThrow('id of its Entra app');
  });

  test('people of other tenants are told that the app is not open to them', async () => {
    await handle(
      activity({ conversation: { id: 'a:chat', tenantId: 'c1b2a390-58f4-4e67-8b21-0a9d8c7b6e5f' } }),
    );
    expect(JSON.stringify(sent()[0]?.body)).toContain('not open to your organisation');
    expect(deps.people.people.size).toBe(0);
  });
});

describe('a conversation through the channel', () => {
  test('a typed command is answered with a card, signed with the bot’s token', async () => {
    expect(await handle(activity())).toEqual({ status: 200 });
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({
      path: '/v3/conversations/a%3Achat/activities/a1',
      authorization: 'Bearer the bots own token',
      body: { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }] },
    });
    expect(JSON.stringify(sent()[0]?.body)).toContain('Book my place');
  });

  test('a pressed button books under the address of the directory and replaces the card everywhere', async () => {
    const reply = await handle(invoke('event.book'));
    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    expect(JSON.stringify(reply.body)).toContain('Booked');
    expect(deps.bookings.of(event.id)).toMatchObject([
      { person: { key: `${tenantId}:head`, name: 'Head teacher', email: 'head@samphire.example' } },
    ]);
    expect(sent('PUT')).toMatchObject([{ path: '/v3/conversations/a%3Achat/activities/m1' }]);
    expect(JSON.stringify(sent('PUT')[0]?.body)).toContain('Booked');
  });

  test('in a channel the stored card stays neutral', async () => {
    const conversation = { id: '19:team@thread', conversationType: 'channel', tenantId };
    const reply = await handle(invoke('event.book', { conversation }));
    expect(JSON.stringify(reply.body)).toContain('Booked');
    expect(JSON.stringify(sent('PUT')[0]?.body)).not.toContain('Booked');
  });

  test('an old client submits the same verb and gets the same result', async () => {
    await handle(
      activity({ text: undefined, replyToId: 'm1', value: { verb: 'event.book', eventId: event.id } }),
    );
    expect(deps.bookings.of(event.id)).toHaveLength(1);
    expect(JSON.stringify(sent('PUT')[0]?.body)).toContain('Booked');
  });

  test('a redelivered message is answered once', async () => {
    await handle(activity());
    await handle(activity());
    expect(sent()).toHaveLength(1);
  });

  test('a button that answers below leaves its card alone', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'help.run', data: { command: 'events' } } };
    expect(await handle(invoke('', { value }))).toMatchObject({
      body: { type: 'application/vnd.microsoft.activity.message', value: 'I have answered below.' },
    });
    expect(sent('PUT')).toEqual([]);
    expect(JSON.stringify(sent()[0]?.body)).toContain('ITT provider webinar');
  });

  test('installing greets once, though Teams says so twice', async () => {
    await handle(activity({ type: 'installationUpdate', id: 'u1', action: 'add', text: undefined }));
    await handle(
      activity({
        type: 'conversationUpdate',
        id: 'u2',
        text: undefined,
        membersAdded: [{ id: `28:${appId}` }],
      }),
    );
    expect(sent()).toHaveLength(1);
    expect(JSON.stringify(sent()[0]?.body)).toContain('Welcome');
  });

  test('installing again brings what was chosen before, and never a second welcome', async () => {
    deps.areas.seed(anArea());
    const install = (id: string) =>
      handle(activity({ type: 'installationUpdate', id, action: 'add', text: undefined }));
    const lastWords = () => JSON.stringify(sent().at(-1)?.body);
    await install('u1');
    expect(lastWords()).toContain('Welcome to the Norfolk Learning Collaborative');
    deps.clock.set('2026-12-01T09:00:00Z');
    await install('u2');
    expect(lastWords()).toContain('What would you like to hear about?');
    expect(lastWords()).not.toContain('Welcome');
    const data = { areas: 'ks2', phases: 'primary', rhythm: 'weekly' };
    const saved = await handle(
      invoke('', { value: { action: { type: 'Action.Execute', verb: 'setup.save', data } } }),
    );
    expect(JSON.stringify(saved)).toContain('You are set up');
    expect(JSON.stringify(sent('PUT')[0]?.body)).toContain('You are set up');
    deps.clock.set('2026-12-02T09:00:00Z');
    await install('u3');
    expect(lastWords()).toContain('What you chose before still holds.');
    expect(lastWords()).toContain('Norfolk KS2 Challenge');
    expect(sent()).toHaveLength(3);
  });

  test('installing in an organisation that has not joined says so', async () => {
    const conversation = { id: 'a:chat', conversationType: 'personal', tenantId: 'other' };
    await handle(
      activity({ type: 'installationUpdate', id: 'u1', action: 'add', text: undefined, conversation }),
    );
    expect(JSON.stringify(sent()[0]?.body)).toContain('not open to your organisation');
    expect(await deps.chatPlaces.of('other:head')).toBeNull();
  });

  test('other events are taken in silence, unknown invokes are said to be unknown', async () => {
    expect(await handle(activity({ type: 'messageReaction', id: 'r1', text: undefined }))).toEqual({
      status: 200,
    });
    expect(await handle(invoke('', { name: 'task/fetch' }))).toEqual({ status: 501, body: undefined });
    expect(await handle(invoke('', { value: {} }))).toMatchObject({ body: { statusCode: 400 } });
    expect(sent()).toEqual([]);
  });

  test('without the directory the person is who we remember', async () => {
    await deps.people.put({ key: `${tenantId}:other`, name: 'Area lead', email: 'lead@norfolk.example' });
    await handle(
      invoke('event.book', {
        from: { id: '29:other', aadObjectId: 'other' },
        conversation: { id: 'a:chat', tenantId },
      }),
    );
    expect(deps.bookings.of(event.id)).toHaveLength(1);
  });

  test('a fault is reported without words of people, and the channel hears of it', async () => {
    deps.once.first = () => Promise.reject(new Error('storage is away'));
    expect(await handle(activity())).toEqual({ status: 500 });
    expect(faults).toMatchObject([{ where: 'bot channel' }]);
  });
});

describe('a channel of a team', () => {
  const inChannel = {
    conversation: { id: '19:general@thread.tacv2;messageid=17', conversationType: 'channel', tenantId },
    channelData: { tenant: { id: tenantId }, team: { id: '19:team@thread.tacv2' } },
  };
  const save = (areas: string, etag: string | null = null) =>
    handle(
      invoke('', {
        ...inChannel,
        value: { action: { type: 'Action.Execute', verb: 'channel.save', data: { etag, areas } } },
      }),
    );
  const key = 'channel:19:general@thread.tacv2';

  beforeEach(() => deps.areas.seed(anArea()));

  test('is offered the areas, gets those chosen, and everybody reads who chose', async () => {
    await handle(activity({ ...inChannel, text: '<at>Norfolk</at> channel settings' }));
    expect(JSON.stringify(sent()[0]?.body)).toContain('Norfolk KS2 Challenge');
    expect(JSON.stringify(await save('ks2'))).toContain('Last chosen by Head teacher');
    expect(JSON.stringify(sent('PUT')[0]?.body)).toContain('Last chosen by Head teacher');
    expect(await deps.channels.list()).toMatchObject([
      { id: '19:general@thread.tacv2', team: '19:team@thread.tacv2', areas: [{ slug: 'ks2' }] },
    ]);
  });

  test('is greeted with what it may choose', async () => {
    await handle(
      activity({ type: 'installationUpdate', action: 'add', id: 'u0', text: undefined, ...inChannel }),
    );
    expect(sent()).toHaveLength(1);
    expect(JSON.stringify(sent()[0]?.body)).toContain('Choose what comes');
  });

  test('is written to at its own start, not in the thread', async () => {
    await save('ks2');
    calls = [];
    const post = { summary: 'New updates', card: { type: 'AdaptiveCard', body: [] } };
    expect(await bot.chat.send(key, post)).toMatchObject({ status: 'sent' });
    expect(calls[0]?.path).toBe('/v3/conversations/19%3Ageneral%40thread.tacv2/activities');
  });

  test('chooses in old clients too, in front of everybody', async () => {
    const value = { verb: 'channel.save', etag: null, areas: 'ks2' };
    await handle(activity({ ...inChannel, text: undefined, replyToId: 'm1', value }));
    expect(JSON.stringify(sent('PUT')[0]?.body)).toContain('Last chosen by Head teacher');
    expect(sent('POST')).toEqual([]);
  });

  test('is somebody else’s in a personal chat: nothing is chosen there', async () => {
    const value = {
      action: { type: 'Action.Execute', verb: 'channel.save', data: { etag: null, areas: 'ks2' } },
    };
    await handle(invoke('', { value }));
    expect(await deps.channels.list()).toEqual([]);
  });

  test('is forgotten with the app, and alone when it is deleted', async () => {
    await save('ks2');
    const deleted = { ...inChannel.channelData, eventType: 'channelDeleted' };
    const update = (id: string, channelData: object) =>
      handle(activity({ type: 'conversationUpdate', id, text: undefined, ...inChannel, channelData }));
    await update('u1', { ...deleted, channel: { id: '19:other@thread.tacv2' } });
    expect(await deps.channels.list()).toHaveLength(1);
    await update('u2', { ...deleted, channel: { id: '19:general@thread.tacv2' } });
    expect(await deps.channels.list()).toEqual([]);
    await save('ks2');
    await handle(
      activity({ type: 'installationUpdate', action: 'remove', id: 'u3', text: undefined, ...inChannel }),
    );
    expect(await deps.channels.list()).toEqual([]);
    expect(await deps.chatPlaces.of(key)).toBeNull();
  });
});

describe('the message extension', () => {
  const asks = (name: string, value: unknown, tenant = tenantId) =>
    handle(
      invoke('', {
        name,
        value,
        conversation: { id: '19:two@unq.gbl.spaces', tenantId: tenant },
        channelData: { tenant: { id: tenant } },
      }),
    );
  const query = { commandId: 'events', parameters: [{ name: 'words', value: 'itt' }] };

  test('answers a search and a link with cards, and remembers no chat of others', async () => {
    expect(JSON.stringify(await asks('composeExtension/query', query))).toContain('ITT provider webinar');
    const url = `${deps.publicUrl}/go/e/${event.id}`;
    expect(JSON.stringify(await asks('composeExtension/queryLink', { url }))).toContain(
      'ITT provider webinar',
    );
    expect(await asks('composeExtension/query', { commandId: 'unknown' })).toMatchObject({
      body: { statusCode: 400 },
    });
    expect(deps.chatPlaces.places.size).toBe(0);
    expect(sent()).toEqual([]);
  });

  test('tells other organisations that it is not open to them', async () => {
    const reply = JSON.stringify(await asks('composeExtension/query', query, 'elsewhere'));
    expect(reply).toContain('not open to your organisation');
    expect(reply).not.toContain('ITT');
  });
});

describe('messages that nobody asked for', () => {
  const card = { summary: 'Keep your change?', card: { type: 'AdaptiveCard', body: [] } };
  const head = `${tenantId}:head`;
  const speaking = () => handle(activity({ text: 'help' }));
  const refusedWith = async (status: number, body?: unknown, headers?: Record<string, string>) => {
    await speaking();
    refusals = [{ status, body, ...(headers && { headers }) }];
    return bot.chat.send(head, card);
  };

  test('go to the chat of whoever has spoken, signed, and can be replaced', async () => {
    await speaking();
    expect(await deps.chatPlaces.byAddress('head@samphire.example', tenantId)).toMatchObject({
      person: head,
    });
    calls = [];
    const sentCard = await bot.chat.send(head, card);
    expect(sentCard).toEqual({ status: 'sent', activityId: 'm1' });
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations/a%3Achat/activities',
        authorization: 'Bearer the bots own token',
        body: { summary: 'Keep your change?', attachments: [{ content: card.card }] },
      },
    ]);
    expect(await bot.chat.replace(head, 'm1', card)).toEqual({ status: 'sent', activityId: 'm1' });
    expect(calls[1]).toMatchObject({ method: 'PUT', path: '/v3/conversations/a%3Achat/activities/m1' });
  });

  test('go to whoever has installed the app, and no more once it is removed', async () => {
    await handle(activity({ type: 'installationUpdate', id: 'u1', action: 'add', text: undefined }));
    expect((await bot.chat.send(head, card)).status).toBe('sent');
    await handle(activity({ type: 'installationUpdate', id: 'u2', action: 'remove', text: undefined }));
    expect(await bot.chat.send(head, card)).toEqual({ status: 'unreachable', reason: 'notInRoster' });
    await handle(activity({ type: 'installationUpdate', id: 'u3', action: 'add', text: undefined }));
    expect((await bot.chat.send(head, card)).status).toBe('sent');
  });

  test('never go to a channel, nor to people of tenants that are not let in', async () => {
    await handle(activity({ conversation: { id: '19:team@thread', conversationType: 'channel', tenantId } }));
    await handle(activity({ id: 'a2', conversation: { id: 'a:chat', tenantId: 'elsewhere' } }));
    expect(deps.chatPlaces.places.size).toBe(0);
  });

  test('wait as long as Teams asks', async () => {
    expect(await refusedWith(429, {}, { 'retry-after': '7' })).toEqual({ status: 'retry', afterSeconds: 7 });
    expect(await bot.chat.send(head, card)).toMatchObject({ status: 'sent' });
  });

  test.each([
    [403, { error: { code: 'ConversationBlockedByUser' } }, 'blocked'],
    [403, { error: { code: '209', subCode: 'MessageWritesBlocked' } }, 'blocked'],
    [
      403,
      { errorCode: 209, message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "errorCode": null\r\n}' },
      'blocked',
    ],
    [403, { error: { code: 'BotNotInConversationRoster' } }, 'notInRoster'],
    [403, { error: { code: 'BotDisabledByAdmin' } }, 'disabled'],
    [404, { error: { code: 'ConversationNotFound' } }, 'notFound'],
  ])(
    'that Teams refuses with %i name the true reason, then and the next time, until the person speaks again',
    async (status, body, reason) => {
      const unreachable = { status: 'unreachable', reason };
      expect(await refusedWith(status, body)).toEqual(unreachable);
      calls = [];
      expect(await bot.chat.send(head, card)).toEqual(unreachable);
      expect(await bot.chat.replace(head, 'm1', card)).toEqual(unreachable);
      expect(calls).toEqual([]);
      await handle(activity({ id: 'a2', text: 'help' }));
      expect(await bot.chat.send(head, card)).toMatchObject({ status: 'sent' });
      expect(faults).toEqual([]);
    },
  );

  test('that are refused for a fault of ours are reported, and the chat stays', async () => {
    expect(await refusedWith(413, { error: { code: 'MessageSizeTooBig' } })).toMatchObject({
      reason: 'refused',
    });
    expect(faults).toMatchObject([{ where: 'bot message' }]);
    expect(await deps.chatPlaces.of(head)).not.toBeNull();
  });

  test('never carry our token to an address outside the list', async () => {
    await speaking();
    const place = await deps.chatPlaces.of(head);
    if (place) await deps.chatPlaces.put({ ...place, serviceUrl: 'https://evil.example/' });
    expect(await bot.chat.send(head, card)).toMatchObject({ status: 'unreachable' });
  });
});
