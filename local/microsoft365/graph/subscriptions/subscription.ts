/** Subscriptions as they are kept and as Graph shows them. */
import type { Subscription as GraphSubscription } from '@microsoft/microsoft-graph-types';
import type { Collection, Store } from '../../store.ts';
import type { WatchedResource } from './watchedResource.ts';

export type Subscription = {
  id: string;
  /** As the client wrote it. */
  resource: string;
  watched: WatchedResource;
  /** `created,updated`, as the client wrote it. */
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  clientState: string | null;
  expirationDateTime: string;
  latestSupportedTlsVersion: string;
  applicationId: string;
  /** The person who subscribed, or the application itself. */
  creatorId: string;
  /** When it ends without a word, if the policy will have it so. */
  vanishesAt: string | null;
  /** When the owner is asked for authorisation again; null when that is not to come. */
  challengeAt: string | null;
  /** Until then the owner, once asked, has to answer, or no notifications are sent. */
  answerBy: string | null;
};

export const subscriptionsIn = (store: Store): Collection<Subscription> =>
  store.collection<Subscription>('subscriptions', {
    scope: ({ watched }) => watched.scope,
    creator: ({ creatorId }) => creatorId,
  });

/** The moment it ends, as things stand. ISO 8601 in UTC. */
export const endOf = ({ expirationDateTime, vanishesAt }: Subscription): string =>
  vanishesAt !== null && vanishesAt < expirationDateTime ? vanishesAt : expirationDateTime;

export const isLive = (subscription: Subscription, now: Date): boolean =>
  endOf(subscription) > now.toISOString();

/** Asked and not answered in time: changes are not told, nor told later. */
export const isPaused = ({ answerBy }: Subscription, now: Date): boolean =>
  answerBy !== null && answerBy <= now.toISOString();

export const presentSubscription = (subscription: Subscription) =>
  ({
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.applicationId,
    changeType: subscription.changeType,
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: subscription.expirationDateTime,
    creatorId: subscription.creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  }) satisfies GraphSubscription;
