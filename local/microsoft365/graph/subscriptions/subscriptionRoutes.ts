/** `/subscriptions`: who wants to be told of which changes (Microsoft Graph documentation, "subscription"). */
import { GraphError } from '../graphError.ts';
import { readCalendars } from '../outlook/permissions.ts';
import type { GraphRequest, Route, RouteContext } from '../route.ts';
import { mayWrite } from '../sites/permissions.ts';
import { createSubscription, creatorOf } from './createSubscription.ts';
import { validateEndpoint } from './handshake.ts';
import { forgetSubscription, nextChallenge } from './lifecycle.ts';
import { isLive, presentSubscription, type Subscription, subscriptionsIn } from './subscription.ts';
import { readChange, settleExpiration } from './subscriptionRequest.ts';
import { traits, watchedResource } from './watchedResource.ts';

/** Whoever may watch anything at all; which resource takes which permission is asked for each (`watchedResource`). */
const permissions: Route['permissions'] = {
  application: [...readCalendars.application, ...mayWrite.application],
  delegated: ['Calendars.Read', 'Calendars.ReadWrite', ...mayWrite.delegated],
};

/** The caller's own that have not ended. */
const ownSubscriptions = ({ caller }: GraphRequest, { store, clock }: RouteContext): Subscription[] =>
  subscriptionsIn(store)
    .by('creator', creatorOf(caller))
    .filter(
      (subscription) => subscription.applicationId === caller.appId && isLive(subscription, clock.now()),
    );

/** @throws GraphError 404, also for what belongs to somebody else */
const findOwn = (request: GraphRequest, context: RouteContext): Subscription => {
  const wanted = request.params['subscription-id']?.toLowerCase();
  const found = ownSubscriptions(request, context).find(({ id }) => id.toLowerCase() === wanted);
  if (!found) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return found;
};

/** The subscription with new authorisation: the caller may still watch. @throws GraphError 403 */
const reauthorised = (
  subscription: Subscription,
  { caller }: GraphRequest,
  context: RouteContext,
): Subscription => {
  watchedResource(subscription.resource, caller, context);
  const challengeAt = nextChallenge(subscription.expirationDateTime, context);
  return { ...subscription, challengeAt, answerBy: null };
};

const shown = (subscription: Subscription, { baseUrl }: RouteContext) => ({
  '@odata.context': `${baseUrl}/$metadata#subscriptions/$entity`,
  ...presentSubscription(subscription),
});

/** Renews it and, with that, authorises it again. A new endpoint has to show that it wants notifications. */
const change = async (request: GraphRequest, context: RouteContext) => {
  const before = findOwn(request, context);
  const { expirationDateTime, notificationUrl = before.notificationUrl } = readChange(request.body);
  const { mostMinutes } = traits[before.watched.kind];
  const end =
    expirationDateTime === undefined
      ? before.expirationDateTime
      : settleExpiration(expirationDateTime, mostMinutes, context.clock.now());
  if (notificationUrl !== before.notificationUrl) await validateEndpoint(notificationUrl, context);
  const after = reauthorised({ ...before, notificationUrl, expirationDateTime: end }, request, context);
  subscriptionsIn(context.store).put(after.id, after);
  return { status: 200, body: shown(after, context) };
};

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/subscriptions',
    permissions,
    coverage: { partial: 'Events of a mailbox, and lists; webhooks only, without resource data.' },
    handle: async (request, context) => {
      const subscription = await createSubscription(request.body, request.caller, context);
      return { status: 201, body: shown(subscription, context) };
    },
  },
  {
    method: 'GET',
    path: '/subscriptions',
    permissions,
    coverage: { partial: 'All on one page, the application’s own or the person’s.' },
    handle: (request, context) => ({
      status: 200,
      body: {
        '@odata.context': `${context.baseUrl}/$metadata#subscriptions`,
        value: ownSubscriptions(request, context).map(presentSubscription),
      },
    }),
  },
  {
    method: 'GET',
    path: '/subscriptions/{subscription-id}',
    permissions,
    coverage: 'supported',
    handle: (request, context) => ({ status: 200, body: shown(findOwn(request, context), context) }),
  },
  {
    method: 'PATCH',
    path: '/subscriptions/{subscription-id}',
    permissions,
    coverage: { partial: 'expirationDateTime and notificationUrl' },
    handle: change,
  },
  {
    method: 'DELETE',
    path: '/subscriptions/{subscription-id}',
    permissions,
    coverage: 'supported',
    handle: (request, context) => {
      forgetSubscription(findOwn(request, context), context);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/subscriptions/{subscription-id}/reauthorize',
    permissions,
    coverage: 'supported',
    handle: (request, context) => {
      const subscription = reauthorised(findOwn(request, context), request, context);
      subscriptionsIn(context.store).put(subscription.id, subscription);
      return { status: 204 };
    },
  },
];
