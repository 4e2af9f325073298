/**
 * How well notifications are delivered, as data. A notification is a hint: a client has to live with every setting here.
 * Chance repeats with the seed (`draw`).
 */
import { z } from 'zod';
import { storedSettings } from '../../storedSettings.ts';

const share = z.number().min(0).max(1).default(0);

const schema = z.strictObject({
  seed: z.string().default(''),
  /** A notification is sent so many seconds after the change. */
  latencySeconds: z
    .strictObject({ shortest: z.number().nonnegative(), longest: z.number().nonnegative() })
    .default({ shortest: 0.2, longest: 1 }),
  /** Most notifications in one POST. */
  largestPost: z.int().positive().default(50),
  /** Share that is lost without a word. */
  drop: share,
  /** Share that is lost, of which Outlook says `missed`; for lists there is no such message. */
  miss: share,
  /** Share that is sent twice. */
  duplicate: share,
  /** Share that stands at another place in its POST. */
  reorder: share,
  /** Share that comes so many seconds later. */
  delay: share,
  delaySeconds: z.number().nonnegative().default(120),
  /** Share that carries a `clientState` that is not the subscriber's. */
  wrongClientState: share,
  /** Sends a first notification before the creation of a subscription is answered, where there is a change to tell of. */
  beforeCreationReturns: z.boolean().default(false),
  /** Share of subscriptions that end before their time without a word. */
  vanish: share,
  /** Minutes between demands for new authorisation; null for none but the one shortly before the end. */
  challengeEveryMinutes: z.number().positive().nullable().default(null),
  /** Minutes in which such a demand has to be answered. */
  challengeGraceMinutes: z.number().positive().default(15),
  /** Refuses (409) what an application has subscribed to already, as the documentation of the creation has it. */
  refusesDuplicates: z.boolean().default(true),
});

export type NotificationPolicy = z.output<typeof schema>;

export const notificationPolicy = storedSettings<NotificationPolicy>('notifications', schema);
