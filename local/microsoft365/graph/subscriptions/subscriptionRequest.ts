/** What a client may say of a subscription, read strictly. */
import { z } from 'zod';
import { GraphError } from '../graphError.ts';
import { notHere } from '../outlook/outlookErrors.ts';
import { requireNotifiable } from './webhooks.ts';

export const invalid = (message: string): GraphError => new GraphError(400, 'InvalidRequest', message);

const expirationDateTime = z.iso.datetime({ offset: true });
const url = z.string().max(2048);

const creationSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  changeType: z.string(),
  notificationUrl: url,
  lifecycleNotificationUrl: url.nullish(),
  resource: z.string().min(1),
  expirationDateTime,
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).default('v1_2'),
  includeResourceData: z.boolean().nullish(),
});

const changeSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  expirationDateTime: expirationDateTime.optional(),
  notificationUrl: url.optional(),
});

export type SubscriptionCreation = z.output<typeof creationSchema>;
export type SubscriptionChange = z.output<typeof changeSchema>;

/** What Graph has and the local one has not: notifications that carry what changed. */
const absent = [
  'encryptionCertificate',
  'encryptionCertificateId',
  'notificationQueryOptions',
  'notificationUrlAppId',
];

const read = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const given = Object.entries(Object(body)).filter(([, value]) => value !== null);
  const missing = given.find(([name]) => absent.includes(name));
  if (missing) throw notHere(`'${missing[0]}' of a subscription`);
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`Subscription: ${issue?.path.join('/') || 'body'}: ${issue?.message ?? 'unreadable'}.`);
};

/** @throws GraphError 400, 501 */
export const readCreation = (body: unknown): SubscriptionCreation => {
  const creation = read(creationSchema, body);
  if (creation.includeResourceData) throw notHere('notifications with resource data');
  requireNotifiable('notificationUrl', creation.notificationUrl);
  if (creation.lifecycleNotificationUrl)
    requireNotifiable('lifecycleNotificationUrl', creation.lifecycleNotificationUrl);
  return creation;
};

/** @throws GraphError 400, also for a `lifecycleNotificationUrl`: it can be given at the creation only */
export const readChange = (body: unknown): SubscriptionChange => {
  if (Object.hasOwn(Object(body), 'lifecycleNotificationUrl'))
    throw invalid('lifecycleNotificationUrl can be set only when a subscription is created.');
  const change = read(changeSchema, body);
  if (change.expirationDateTime === undefined && change.notificationUrl === undefined)
    throw invalid('Nothing that can be changed was named: expirationDateTime or notificationUrl.');
  if (change.notificationUrl !== undefined) requireNotifiable('notificationUrl', change.notificationUrl);
  return change;
};

const minute = 60_000;
const leastMinutes = 45;

/** The end of a subscription: less than 45 minutes become 45. @throws GraphError 400 for the past and for too long */
export const settleExpiration = (asked: string, mostMinutes: number, now: Date): string => {
  const minutes = (Date.parse(asked) - now.getTime()) / minute;
  if (minutes <= 0) throw invalid('Subscription expiration must be in the future.');
  if (minutes > mostMinutes)
    throw invalid(`Subscription expiration can only be ${mostMinutes} minutes in the future.`);
  return new Date(now.getTime() + Math.max(minutes, leastMinutes) * minute).toISOString();
};
