/** The Bot Framework service between Teams and a bot: signs what goes to the bot, checks what comes from it. */
import { type Context, Hono } from 'hono';
import { createBlockCheck, writesBlocked } from './blocking.ts';
import { ownerOfChat, personalChat } from './channelIds.ts';
import { createBotTokenCheck, createChannelSigner } from './channelTokens.ts';
import { activitySchema, completeActivity } from './completeActivity.ts';
import { tooBig } from './messageSize.ts';

export type ConnectorOptions = {
  /** Origin under which `/connector/*` is reached. */
  url: string;
  /** The bot's messaging endpoint. */
  bot: URL;
  /** Local Microsoft 365: signs channel tokens and publishes the keys of the bot's. */
  microsoft365: URL;
  /** The Playground of a person; null for nobody. */
  playgroundOf(objectId: string): URL | null;
};

/** Teams waits about this long for the answer to a turn, then gives up with 504. */
const turnTimeout = 15_000;

const failure = (code: string, message: string) => ({ error: { code, message } });

/** Status and JSON text of another's reply, as they are. */
const passOn = async (reply: Response): Promise<Response> => {
  const text = await reply.text();
  const contentType = reply.headers.get('content-type') ?? 'application/json';
  // A 204 may have no body, not even an empty one.
  return new Response(text === '' ? null : text, {
    status: reply.status,
    headers: { 'content-type': contentType },
  });
};

export function createConnector(options: ConnectorOptions): Hono {
  const app = new Hono();
  const sign = createChannelSigner(options.microsoft365);
  const hasBlocked = createBlockCheck(options.microsoft365);
  const isFromBot = createBotTokenCheck(options.microsoft365);
  const serviceUrlOf = (objectId: string) => `${options.url}/connector/${objectId}/`;

  const deliver = async (context: Context): Promise<Response> => {
    const objectId = context.req.param('person') ?? '';
    // The Playground's server sends activities; a browser that does is a page trying its luck.
    if (context.req.header('sec-fetch-site'))
      return context.json(failure('Forbidden', 'Not from a page.'), 403);
    if (!options.playgroundOf(objectId))
      return context.json(failure('NotFound', 'Nobody here has that id.'), 404);
    const parsed = activitySchema.safeParse(await context.req.json().catch(() => null));
    if (!parsed.success) return context.json(failure('BadSyntax', 'That is no activity.'), 400);
    const serviceUrl = serviceUrlOf(objectId);
    const activity = completeActivity(parsed.data, serviceUrl);
    const token = await sign(serviceUrl);
    if (token === null) {
      return context.json(
        failure(
          'ServiceError',
          `The local Microsoft 365 at ${options.microsoft365.origin} is not answering.`,
        ),
        502,
      );
    }
    try {
      const reply = await fetch(options.bot, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-ms-conversation-id': activity.conversation.id,
          'x-ms-tenant-id': activity.conversation.tenantId,
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(turnTimeout),
      });
      return await passOn(reply);
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? context.json(
            failure('GatewayTimeout', `The bot took longer than ${turnTimeout / 1000} seconds.`),
            504,
          )
        : context.json(failure('BotNotReachable', `The bot at ${options.bot.href} is not answering.`), 502);
    }
  };

  /** @param path of the operation, below the Playground's own connector */
  const callBack = async (context: Context, objectId: string, path: string): Promise<Response> => {
    if (!(await isFromBot(context.req.header('authorization')))) {
      return context.json(failure('Unauthorized', 'Authorization has been denied for this request.'), 401);
    }
    const playground = options.playgroundOf(objectId);
    if (!playground) return context.json(failure('ConversationNotFound', 'Nobody here has that id.'), 404);
    const body = await context.req.text();
    if (tooBig(body)) return context.json(failure('MessageSizeTooBig', 'Message size too large.'), 413);
    if (context.req.method !== 'GET' && (await hasBlocked(objectId))) return context.json(writesBlocked, 403);
    const { search } = new URL(context.req.url);
    const target = new URL(`/_connector${path}${search}`, playground);
    try {
      const reply = await fetch(target, {
        method: context.req.method,
        ...(body === '' ? {} : { body, headers: { 'content-type': 'application/json' } }),
      });
      return await passOn(reply);
    } catch {
      return context.json(failure('ServiceError', 'That chat is not open in the Teams window.'), 503);
    }
  };

  // The Playground knocks with HEAD before it believes that a bot is there.
  app.get('/connector/:person/messages', (context) => context.body(null, 200));
  app.post('/connector/:person/messages', deliver);
  // Where a bot writes to chats of which it knows the id alone: the same address for all.
  app.all('/connector/teams/v3/conversations/:conversation/*', (context) => {
    const owner = ownerOfChat(context.req.param('conversation')) ?? '';
    const conversation = encodeURIComponent(personalChat(owner));
    const path = context.req.path.replace(
      /^\/connector\/teams(\/v3\/conversations\/)[^/]+/,
      `$1${conversation}`,
    );
    return callBack(context, owner, path);
  });
  app.all('/connector/:person/v3/*', (context) =>
    callBack(context, context.req.param('person'), context.req.path.replace(/^\/connector\/[^/]+/, '')),
  );
  app.notFound((context) => context.json(failure('NotFound', 'The connector has no such operation.'), 404));
  return app;
}
