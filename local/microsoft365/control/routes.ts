/** `/_control`, for processes and for the inspector's page. It answers this machine only. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { ZodError, z } from 'zod';
import { isFromHere } from '../../frontDoor/isFromHere.ts';
import { faultPlanSchema } from '../faults/fault.ts';
import { seededPlan } from '../faults/seededPlan.ts';
import { GraphError } from '../graph/graphError.ts';
import type { InvitationReply } from '../graph/outlook/events/replyTo.ts';
import { lifecycleEvents } from '../graph/subscriptions/watchedResource.ts';
import { type Control, ForeignClockError } from './control.ts';

/** A plan of one's own, or one with every kind of fault that strikes a share of all requests. */
const faultsSchema = z.union([
  faultPlanSchema,
  z.strictObject({ seed: z.string(), rate: z.number().min(0).max(1) }),
]);
const lifecycleSchema = z.strictObject({ subscriptionId: z.string(), event: z.enum(lifecycleEvents) });
const clockSchema = z.strictObject({ advanceMilliseconds: z.number().int().positive() });

const isLoopback = (origin: string): boolean =>
  isFromHere({ headers: { host: origin.replace(/^https?:\/\//, '') } });

/**
 * Other pages in the same browser must not steer: the names of this machine only, no foreign origin, and JSON, which a
 * foreign page cannot send unasked.
 */
const fromHereOnly: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const host = req.header('host');
  const origin = req.header('origin');
  if (!isFromHere({ headers: { host } }) || (origin !== undefined && !isLoopback(origin)))
    return context.json({ error: 'This address answers on this computer only.' }, 403);
  if (req.method !== 'GET' && !req.header('content-type')?.startsWith('application/json'))
    return context.json({ error: 'Send JSON, as application/json.' }, 415);
  await next();
  context.header('Cache-Control', 'no-store');
};

/** Undefined, which no schema takes, for what is no JSON. */
const readJson = ({ req }: Context): Promise<unknown> => req.json().catch(() => undefined);

export function controlRoutes(control: Control): Hono {
  const app = new Hono().basePath('/_control');
  app.use('*', fromHereOnly);
  app.onError((error, context) => {
    if (error instanceof ZodError) return context.json({ error: z.prettifyError(error) }, 400);
    if (error instanceof GraphError)
      return context.json({ error: error.message }, error.status === 404 ? 404 : 400);
    if (error instanceof ForeignClockError) return context.json({ error: error.message }, 409);
    throw error;
  });
  app.get('/', (context) => context.json(control.state()));
  app.put('/settings', async (context) => {
    control.changeSettings((await readJson(context)) as Parameters<Control['changeSettings']>[0]);
    return context.json(control.state());
  });
  app.post('/faults', async (context) => {
    const plan = faultsSchema.parse(await readJson(context));
    control.planFaults('rate' in plan ? seededPlan(plan.seed, plan.rate) : plan);
    return context.json(control.state());
  });
  app.post('/clock', async (context) => {
    const { advanceMilliseconds } = clockSchema.parse(await readJson(context));
    await control.advance(advanceMilliseconds);
    return context.json(control.state());
  });
  app.get('/mails', (context) => {
    const recipient = context.req.query('recipient');
    return context.json(
      recipient === undefined
        ? { recipients: control.mailCounts() }
        : { recipient, mails: control.mails(recipient) },
    );
  });
  app.post('/replies', async (context) =>
    context.json(control.reply((await readJson(context)) as InvitationReply)),
  );
  app.get('/notifications', (context) => context.json(control.notifications()));
  app.post('/lifecycle', async (context) => {
    const { subscriptionId, event } = lifecycleSchema.parse(await readJson(context));
    control.lifecycle(subscriptionId, event);
    return context.json(control.notifications());
  });
  app.post('/delta/forget', (context) => {
    control.forgetDeltaTokens();
    return context.json(control.state());
  });
  return app;
}
