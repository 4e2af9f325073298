/** The connector between a Playground and a bot of botbuilder that trusts the local login only. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { Hono } from 'hono';
import { createFrontDoor, type FrontDoor } from '../../frontDoor/createFrontDoor.ts';
import { appId, people, tenantId } from '../../people.ts';
import { createLocalMicrosoft365, type LocalMicrosoft365 } from '../server.ts';
import { botAccount, channelUserId } from './channelIds.ts';
import { createConnector } from './createConnector.ts';

const head = people[1]!;

/** Opens the receiving end, so that no web framework has to be played. */
class Bot extends CloudAdapter {
  receive(authorisation: string, activity: Activity, turn: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorisation, activity, turn);
  }
}

type Exchange = { method: string; path: string; authorization: string | undefined; body: unknown };

const readBody = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

/** Listens on any free port and answers what `answer` says. */
const serve = async (
  answer: (exchange: Exchange) => Promise<{ status: number; body?: unknown }>,
): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const text = await readBody(request);
    const { status, body } = await answer({
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: text === '' ? null : JSON.parse(text),
    });
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const urlOf = (server: Server) => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

let microsoft365: LocalMicrosoft365;
let bot: Server;
let playground: Server;
let door: FrontDoor;
/** What the bot's turn makes of an activity; each test says. */
let turn: (context: TurnContext) => Promise<void>;
let atPlayground: Exchange[];
let atBot: Activity[];

const connectorToken = async (): Promise<string> => {
  const reply = await fetch(`${microsoft365.url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: microsoft365.clientSecret,
      scope: 'https://api.botframework.com/.default',
    }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
};

const createBot = () =>
  new Bot(
    new ConfigurationBotFrameworkAuthentication(
      {
        MicrosoftAppId: appId,
        ValidateAuthority: true,
        ToChannelFromBotLoginUrl: `${microsoft365.url}/${tenantId}`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        OAuthUrl: 'https://api.botframework.com',
        ToBotFromChannelOpenIdMetadataUrl: `${microsoft365.url}/v1/.well-known/openidconfiguration`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${microsoft365.url}/v1/.well-known/openidconfiguration`,
        CallerId: 'urn:botframework:azure',
      },
      {
        isValidAppId: async (id) => id === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async () => ({
          signRequest: async (request) => {
            request.headers.set('authorization', `Bearer ${await connectorToken()}`);
            return request;
          },
        }),
      },
    ),
  );

beforeAll(async () => {
  microsoft365 = await createLocalMicrosoft365({ port: 0 });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), microsoft365.ca]);
  const adapter = createBot();
  bot = await serve(async ({ authorization = '', body }) => {
    atBot.push(body as Activity);
    const invoke: InvokeResponse | undefined = await adapter.receive(
      authorization,
      body as Activity,
      (context) => turn(context),
    );
    return invoke ? { status: invoke.status, body: invoke.body } : { status: 200 };
  });
  playground = await serve(async (exchange) => {
    atPlayground.push(exchange);
    return { status: 200, body: { id: 'message-1' } };
  });
  door = await createFrontDoor({
    port: 0,
    functions: urlOf(bot),
    microsoft365: new URL(microsoft365.url),
    window: () => new Hono(),
    connector: (url) =>
      createConnector({
        url,
        bot: new URL('/api/messages', urlOf(bot)),
        microsoft365: new URL(microsoft365.url),
        playgroundOf: (objectId) => (objectId === head.objectId ? urlOf(playground) : null),
      }),
  });
});
afterAll(async () => {
  await Promise.all([door.close(), stop(bot), stop(playground), microsoft365.close()]);
});
beforeEach(() => {
  atPlayground = [];
  atBot = [];
  turn = async () => {};
});

/** As the Playground sends it: without name, and with a country that is not ours. */
const aMessage = (over: Record<string, unknown> = {}) => ({
  type: 'message',
  id: 'activity-1',
  text: 'events',
  channelId: 'msteams',
  serviceUrl: 'http://localhost:1/',
  locale: 'en-US',
  from: { id: channelUserId(head.objectId) },
  recipient: botAccount,
  conversation: { id: 'a:personal' },
  entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US' }],
  ...over,
});

const send = (activity: unknown, headers: Record<string, string> = {}) =>
  fetch(`${door.url}/connector/${head.objectId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  });

describe('from the Playground to the bot', () => {
  test('a message arrives signed, so that botbuilder believes it, and complete as from Teams', async () => {
    const reply = await send(aMessage());
    expect(reply.status).toBe(200);
    expect(atBot).toEqual([
      expect.objectContaining({
        text: 'events',
        channelId: 'msteams',
        serviceUrl: `${door.url}/connector/${head.objectId}/`,
        locale: 'en-GB',
        from: { id: channelUserId(head.objectId), name: head.displayName, aadObjectId: head.objectId },
        conversation: { id: 'a:personal', conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
        entities: [expect.objectContaining({ locale: 'en-GB', country: 'GB', timezone: 'Europe/London' })],
      }),
    ]);
  });

  test('the answer to a pressed button goes back as it is', async () => {
    const card = {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    };
    turn = async (context) => {
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body: card } });
    };
    const reply = await send(aMessage({ type: 'invoke', name: 'adaptiveCard/action', value: {} }));
    expect(await reply.json()).toEqual(card);
  });

  test('is not for pages in a browser', async () => {
    const reply = await send(aMessage(), { 'sec-fetch-site': 'cross-site' });
    expect(reply.status).toBe(403);
    expect(atBot).toEqual([]);
  });

  test('refuses what is no activity, and people who are not here', async () => {
    expect((await send({ text: 'no type' })).status).toBe(400);
    const stranger = await fetch(`${door.url}/connector/nobody/messages`, { method: 'POST', body: '{}' });
    expect(stranger.status).toBe(404);
  });

  test('answers the knock by which the Playground looks for a bot', async () => {
    const reply = await fetch(`${door.url}/connector/${head.objectId}/messages`, { method: 'HEAD' });
    expect(reply.status).toBe(200);
  });
});

describe('from the bot to the Playground', () => {
  test('an answer in the conversation reaches the Playground of the person', async () => {
    turn = async (context) => {
      await context.sendActivity('Three events this week.');
    };
    await send(aMessage());
    expect(atPlayground).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/_connector/v3/conversations/a%3Apersonal/activities/activity-1',
        body: expect.objectContaining({ type: 'message', text: 'Three events this week.' }),
      }),
    ]);
  });

  test('the token of the bot stays with the connector', async () => {
    turn = async (context) => {
      await context.sendActivity('Hello');
    };
    await send(aMessage());
    expect(atPlayground[0]?.authorization).toBeUndefined();
  });

  const callBack = (headers: Record<string, string>, body = '{"type":"message"}') =>
    fetch(`${door.url}/connector/${head.objectId}/v3/conversations/a:personal/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  test.each([
    ['no token', {}],
    ['something that is no token', { authorization: 'Bearer nonsense' }],
  ])('%s is turned away', async (_case, headers: Record<string, string>) => {
    expect((await callBack(headers)).status).toBe(401);
    expect(atPlayground).toEqual([]);
  });

  test('a token of the tenant that was made for Graph is turned away', async () => {
    const reply = await fetch(`${microsoft365.url}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: microsoft365.clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    const { access_token } = (await reply.json()) as { access_token: string };
    expect((await callBack({ authorization: `Bearer ${access_token}` })).status).toBe(401);
  });

  test('a message to a chat of which the bot knows only Graph’s id reaches the Playground of its owner', async () => {
    const authorization = `Bearer ${await connectorToken()}`;
    const toChat = (id: string) =>
      fetch(`${door.url}/connector/teams/v3/conversations/${encodeURIComponent(id)}/activities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: '{"type":"message"}',
      });
    expect((await toChat(`19:${head.objectId}_${appId}@unq.gbl.spaces`)).status).toBe(200);
    expect(atPlayground[0]?.path).toBe(
      `/_connector/v3/conversations/a%3Apersonal-${head.objectId}/activities`,
    );
    expect((await toChat('19:nobody@unq.gbl.spaces')).status).toBe(404);
  });

  test('a message to somebody who has blocked the bot is refused as Teams does, until they take that back', async () => {
    const authorization = `Bearer ${await connectorToken()}`;
    microsoft365.control.changeSettings({ teams: { blockedBy: [head.objectId] } });
    const reply = await callBack({ authorization });
    microsoft365.control.changeSettings({ teams: { blockedBy: [] } });
    expect([reply.status, await reply.json()]).toEqual([
      403,
      { errorCode: 209, message: expect.stringContaining('"subCode": "MessageWritesBlocked"') },
    ]);
    expect(atPlayground).toEqual([]);
    expect((await callBack({ authorization })).status).toBe(200);
  });

  test('a message over Teams’ limit is refused with its code', async () => {
    const body = JSON.stringify({ type: 'message', text: 'x'.repeat(60_000) });
    const reply = await callBack({ authorization: `Bearer ${await connectorToken()}` }, body);
    expect(reply.status).toBe(413);
    expect(await reply.json()).toMatchObject({ error: { code: 'MessageSizeTooBig' } });
  });
});
