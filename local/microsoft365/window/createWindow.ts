/** What the Teams window asks of its own server: its page, who may be played, which tabs there are, tokens and chats. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { appId, mailbox, people, siteHost, sitePath, tenantId } from '../../people.ts';
import { readAppManifest } from './appManifest.ts';
import { channelRoutes } from './channel/channelRoutes.ts';
import type { ChannelTabs } from './channel/channelTabs.ts';
import type { Playgrounds } from './chat/playgrounds.ts';
import { buildPage } from './pageAssets.ts';
import { problem } from './problem.ts';
import { signIn } from './signIn.ts';

export type WindowOptions = {
  microsoft365: URL;
  /** null leaves Chat out of the window. */
  playgrounds: Playgrounds | null;
  channelTabs: ChannelTabs;
};

const tokenRequest = z.object({ objectId: z.uuid(), audience: z.enum(['app', 'graph']) });

export function createWindow({ microsoft365, playgrounds, channelTabs }: WindowOptions): Hono {
  const app = new Hono();
  const personOf = (objectId: string | undefined) => people.find((person) => person.objectId === objectId);

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        // A mail's own inline styles show in its sandboxed frame.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: ["'self'", 'http://localhost:*'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
      crossOriginOpenerPolicy: 'same-origin-allow-popups',
      strictTransportSecurity: false,
      xFrameOptions: false,
    }),
  );

  for (const path of ['/', '/l/*']) app.get(path, async (context) => context.html((await buildPage()).html));
  app.get('/window/main.js', async (context) =>
    context.body((await buildPage()).script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );
  app.get('/window/main.css', async (context) =>
    context.body((await buildPage()).style, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );

  app.get('/window/people.json', (context) => context.json({ people }));
  app.get('/window/app.json', (context) =>
    context.json({
      ...readAppManifest(),
      appId,
      tenantId,
      mailbox,
      site: `${siteHost}:${sitePath}`,
      chat: playgrounds !== null,
    }),
  );

  // Only our own page may ask: a page elsewhere cannot send this header, or DELETE, without a preflight, which is not
  // answered.
  app.use('/window/*', async (context, next) => {
    const sendsJson = context.req.header('content-type')?.startsWith('application/json');
    if (['POST', 'PUT'].includes(context.req.method) && !sendsJson)
      return context.json(problem('invalid', 'Send JSON.'), 415);
    return next();
  });
  app.route('/window/channels', channelRoutes(channelTabs));
  app.post('/window/token', async (context) => {
    const request = tokenRequest.safeParse(await context.req.json().catch(() => null));
    if (!request.success) return context.json(problem('invalid', 'objectId and audience are needed.'), 400);
    const person = personOf(request.data.objectId);
    if (!person) return context.json(problem('notFound', 'Nobody here has that objectId.'), 404);
    const signed = await signIn(microsoft365, person, request.data.audience);
    return 'token' in signed
      ? context.json(signed)
      : context.json(problem('signInFailed', signed.reason), 502);
  });

  app.get('/window/chat', async (context) => {
    const person = personOf(context.req.query('person'));
    if (!person || !playgrounds) return context.json(problem('notFound', 'There is no such chat.'), 404);
    const opened = await playgrounds.open(person);
    return 'url' in opened
      ? context.json(opened)
      : context.json(problem('chatUnavailable', opened.reason), 503);
  });

  app.notFound((context) =>
    context.text(
      'There is nothing here. The Teams window is at /, the tabs at /tabs, the inspector at /_inspector.',
      404,
    ),
  );
  return app;
}
