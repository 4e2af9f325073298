/**
 * POST /api/notifications: Microsoft Graph says that something changed, or that it wants to know whether we are here
 * (Microsoft Graph documentation, "Receive change notifications through webhooks"). Answered once the reading is queued.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpResponseInit } from '@azure/functions';
import { z } from 'zod';
import type { Deps } from '#core/deps.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import { takeNotifications } from '#core/sync/inbound/takeNotifications.ts';
import { readText } from '../http/body.ts';
import type { Call } from '../http/door.ts';

export type NotificationDeps = Pick<Deps, 'clock' | 'once' | 'subscriptions'> & {
  readChangesSoon(source: ChangeSource, afterSeconds: number): Promise<void>;
};

const mostBytes = 256 * 1024;
const longestToken = 4096;

const schema = z.object({
  value: z
    .array(
      z.object({
        subscriptionId: z.string(),
        clientState: z.string().nullish(),
        lifecycleEvent: z.string().nullish(),
      }),
    )
    .max(1000),
});

/** Notifications come in swarms: one reading, so many seconds after the first, sees what all of them are about. */
const swarmSeconds = 2;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret));

/** Says the token back, as text that no browser takes for anything else. */
const shakeHands = (token: string): HttpResponseInit =>
  token.length > longestToken
    ? { status: 400 }
    : {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
        body: token,
      };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const receiveNotifications =
  (deps: NotificationDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const token = request.query.get('validationToken');
    if (token !== null) return shakeHands(token);
    const text = await readText(request, mostBytes);
    if (text === null) return { status: 413 };
    const read = schema.safeParse(parsed(text));
    if (!read.success) return { status: 400 };
    const notifications = read.data.value.map(({ subscriptionId, clientState, lifecycleEvent }) => ({
      subscriptionId,
      clientState: clientState ?? null,
      lifecycleEvent: lifecycleEvent ?? null,
    }));
    const { sources } = await takeNotifications({ ...deps, isSame }, notifications);
    for (const source of sources)
      if (await deps.once.first(`notified of the ${source}`, swarmSeconds))
        await deps.readChangesSoon(source, swarmSeconds);
    return { status: 202 };
  };
