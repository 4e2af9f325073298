/** Messages that failed as often as they may: kept with the true reason, so that a person can have them tried again. */
import { z } from 'zod';
import { type QueueName, queueNames } from '../../contract/queue.ts';
import { instantSchema } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import type { Ids } from '../../ids.ts';

/** `failing`: tried again by itself; `stopped`: failed as often as it may; `tryingAgain`: somebody put it back. */
const stoppedStates = ['failing', 'stopped', 'tryingAgain'] as const;

export const stoppedSchema = z.object({
  id: z.string(),
  queue: z.enum(queueNames),
  /** The message itself as JSON; null when it is longer than a queue takes. May name people: it stays in storage. */
  message: z.string().nullable(),
  /** What it is about, without anybody's data: `event b7k2q0000001`. Empty until that was found out. */
  about: z.string(),
  /** Why it failed last, in a sentence without anybody's data. */
  reason: z.string(),
  /** When it failed last, or was put back. */
  at: instantSchema,
  state: z.enum(stoppedStates),
});
export type StoppedMessage = z.infer<typeof stoppedSchema>;

export interface StoppedStore {
  get(id: string): Promise<Stored<StoppedMessage> | null>;
  /** Those of every state, in no order. */
  all(): Promise<Stored<StoppedMessage>[]>;
  put(stopped: StoppedMessage): Promise<void>;
  /** Replaces only that version. */
  replace(stopped: StoppedMessage, etag: string): Promise<'written' | 'conflict'>;
  /** One that is not there is fine. */
  remove(id: string): Promise<void>;
}

/** The queues as a person who mends things sees them. */
export interface WorkQueues {
  /** How many messages wait in it, about. */
  waiting(queue: QueueName): Promise<number>;
  /** Puts a message back as it was. */
  putBack(queue: QueueName, message: string): Promise<void>;
}

/**
 * What a queue takes again with the id of the record in it: 64 KiB, of which Base64 leaves 48 (Azure Queue Storage,
 * "Scalability and performance targets"). Whatever came from a queue is shorter.
 */
const mostBytes = 49_100;

/** The message without the mark of an earlier try, and the id of its record: the same for the same message. */
export const recordOf = (
  ids: Pick<Ids, 'derive'>,
  queue: QueueName,
  message: unknown,
): { id: string; message: string | null } => {
  const known = typeof message === 'object' && message !== null ? message : null;
  const { stoppedId, ...rest } = { stoppedId: undefined, ...known } as { stoppedId: unknown };
  const text = JSON.stringify(known ? rest : (message ?? null));
  const id = typeof stoppedId === 'string' ? stoppedId : ids.derive('stopped', queue, text);
  return { id, message: new TextEncoder().encode(text).length > mostBytes ? null : text };
};

/** Whether a person had it tried again. */
export const isTriedAgain = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'stoppedId' in message;

/** What people quote: `S-31C2K`. */
export const referenceOf = ({ id }: Pick<StoppedMessage, 'id'>): string =>
  `S-${id.slice(0, 5).toUpperCase()}`;
