/** Makes a subscription once its endpoints have shown that they want it. */
import { draw } from '../../seededDraw.ts';
import { changeAt, lastChange } from '../changes/journal.ts';
import { GraphError } from '../graphError.ts';
import type { Caller, RouteContext } from '../route.ts';
import { changeNotification } from './changeNotification.ts';
import { validateEndpoint } from './handshake.ts';
import { nextChallenge } from './lifecycle.ts';
import { type NotificationPolicy, notificationPolicy } from './policy.ts';
import { isLive, type Subscription, subscriptionsIn } from './subscription.ts';
import { invalid, readCreation, settleExpiration } from './subscriptionRequest.ts';
import { traits, type WatchedResource, watchedResource } from './watchedResource.ts';

/** A person's subscriptions are the person's, others the application's own. */
export const creatorOf = ({ userId, appId }: Caller): string => userId ?? appId;

/** @throws GraphError 400 for changes that the resource does not tell of */
const requireKinds = (changeType: string, { kind }: WatchedResource): void => {
  const told: readonly string[] = traits[kind].changeKinds;
  if (changeType.split(',').some((change) => !told.includes(change)))
    throw invalid(`The changeType '${changeType}' is not supported: ${told.join(', ')} can be told of here.`);
};

const inOrder = (changeType: string): string => changeType.split(',').sort().join();

/** @throws GraphError 409 */
const requireNew = (
  { watched, changeType }: Pick<Subscription, 'watched' | 'changeType'>,
  caller: Caller,
  { store, clock }: RouteContext,
): void => {
  const same = subscriptionsIn(store)
    .by('creator', creatorOf(caller))
    .find(
      (other) =>
        isLive(other, clock.now()) &&
        other.applicationId === caller.appId &&
        other.watched.scope === watched.scope &&
        inOrder(other.changeType) === inOrder(changeType),
    );
  if (same)
    throw new GraphError(
      409,
      'Conflict',
      `Subscription Id ${same.id} already exists for the requested combination.`,
    );
};

/** When it will end without a word; null for most. */
const vanishingOf = (
  id: string,
  expirationDateTime: string,
  { seed, vanish }: NotificationPolicy,
  now: number,
): string | null => {
  if (draw(seed, 'vanish', id) >= vanish) return null;
  return new Date(now + (Date.parse(expirationDateTime) - now) * draw(seed, 'vanish when', id)).toISOString();
};

/** A notification that overtakes the reply to the creation: of the last change before it, if one is known. */
const tellEarly = async (
  subscription: Subscription,
  { store, newId, webhooks }: RouteContext,
): Promise<void> => {
  const { scope } = subscription.watched;
  const change = changeAt(store, scope, lastChange(store, scope));
  if (!change) return;
  const value = [changeNotification(store, subscription, change, newId())];
  const message = { contentType: 'application/json; charset=utf-8', body: JSON.stringify({ value }) };
  await webhooks.post(subscription.notificationUrl, message, 3_000);
};

/** @throws GraphError 400, 403, 404, 409, 501 */
export const createSubscription = async (
  body: unknown,
  caller: Caller,
  context: RouteContext,
): Promise<Subscription> => {
  const { store, clock } = context;
  const creation = readCreation(body);
  const { resource, changeType, notificationUrl, lifecycleNotificationUrl = null } = creation;
  const watched = watchedResource(resource, caller, context);
  requireKinds(changeType, watched);
  const policy = notificationPolicy.read(store);
  const settle = () =>
    settleExpiration(creation.expirationDateTime, traits[watched.kind].mostMinutes, clock.now());
  settle();
  if (policy.refusesDuplicates) requireNew({ watched, changeType }, caller, context);
  await validateEndpoint(notificationUrl, context);
  if (lifecycleNotificationUrl !== null) await validateEndpoint(lifecycleNotificationUrl, context);
  const id = context.newId();
  const expirationDateTime = settle();
  const subscription: Subscription = {
    id,
    resource,
    watched,
    changeType,
    notificationUrl,
    lifecycleNotificationUrl,
    clientState: creation.clientState ?? null,
    expirationDateTime,
    latestSupportedTlsVersion: creation.latestSupportedTlsVersion,
    applicationId: caller.appId,
    creatorId: creatorOf(caller),
    vanishesAt: vanishingOf(id, expirationDateTime, policy, clock.now().getTime()),
    challengeAt: nextChallenge(expirationDateTime, context),
    answerBy: null,
  };
  subscriptionsIn(store).put(id, subscription);
  if (policy.beforeCreationReturns) await tellEarly(subscription, context);
  return subscription;
};
