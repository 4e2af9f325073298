/** An alert to administrators: faults that began at about the same time, who was told of them, and what became of them. */
import { z } from 'zod';
import { standingCardSchema } from '../../delivery/standingCard.ts';
import { type Instant, instantSchema } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import { syncParts } from '../health/lines.ts';

export const faultSchema = z.object({
  what: z.enum(syncParts),
  /** `stopped`: nothing has gone through for half an hour; `needsYou`: something failed as often as it may. */
  state: z.enum(['stopped', 'needsYou']),
  since: instantSchema,
  /** What waits, and how much of it does not go on by itself. */
  waiting: z.number().int().min(0),
  needsYou: z.number().int().min(0),
  /** A sentence without anybody's data; null when nobody knows. */
  cause: z.string().nullable(),
  /** What people quote of a message that stopped: `S-31C2K`. */
  reference: z.string().nullable(),
  /** Since when it has not been seen; null while it is there. */
  goodSince: instantSchema.nullable(),
  /** When it was over, which is believed only after a while. */
  fixedAt: instantSchema.nullable(),
});
export type Fault = z.infer<typeof faultSchema>;

/** One administrator, and what they have of it. */
const toldSchema = standingCardSchema.extend({
  /** The state of the alert that the card shows. */
  revision: z.number().int(),
  mailedAt: instantSchema.nullable(),
});
export type Told = z.infer<typeof toldSchema>;

export const alertSchema = z.object({
  id: z.string(),
  /** `raised`: something is wrong; `fixed`: not any more, and the cards are to say so; `closed`: they do. */
  state: z.enum(['raised', 'fixed', 'closed']),
  raisedAt: instantSchema,
  /** When it was last raised: the same faults may come back. */
  openedAt: instantSchema,
  fixedAt: instantSchema.nullable(),
  faults: z.array(faultSchema).min(1),
  /** Whoever is on it. */
  owner: z.object({ key: z.string(), name: z.string(), at: instantSchema }).nullable(),
  told: z.array(toldSchema),
  /** Goes up with everything that a card shows. */
  revision: z.number().int().min(1),
  /** When it last changed. */
  at: instantSchema,
});
export type Alert = z.infer<typeof alertSchema>;

/** A part in which something was wrong whenever somebody looked since then. */
export const seenSchema = z.object({ what: z.enum(syncParts), since: instantSchema });
export type Seen = z.infer<typeof seenSchema>;

export interface AlertStore {
  /** What is wrong of late; most of it passes by itself. */
  seen(): Promise<Seen[]>;
  /** In the place of what was seen before. One worker looks at a time. */
  putSeen(seen: readonly Seen[]): Promise<void>;
  get(id: string): Promise<Stored<Alert> | null>;
  /** Of every state, in no order: at most some dozens, since old ones are forgotten. */
  all(): Promise<Stored<Alert>[]>;
  /** `etag` null inserts, otherwise replaces only that version. */
  put(alert: Alert, etag: string | null): Promise<'written' | 'conflict'>;
  /** Removes those that were closed before then. Answers how many there were. */
  forget(before: Instant): Promise<number>;
}

const mostTries = 5;

/** Changes it as it stands, however many change it at once. Null when it is not there, or `change` leaves it alone. */
export const changeAlert = async (
  alerts: AlertStore,
  id: string,
  change: (alert: Alert) => Alert | null,
): Promise<Alert | null> => {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const stored = await alerts.get(id);
    const next = stored && change(stored.value);
    if (!stored || !next) return null;
    if ((await alerts.put(next, stored.etag)) === 'written') return next;
  }
  throw new Error('an alert was changed too often at once');
};
