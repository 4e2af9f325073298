/** What an editor is told of their edits outside the app: a card in the chat, or a mail. One row each, so that it happens once. */
import { z } from 'zod';
import { type Instant, instantSchema } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import type { Ids } from '../../ids.ts';
import type { SyncQuestion } from './question.ts';

/** `inChat`: a card with buttons stands in the chat; `onPage`: the page says it; `closed`: nothing is left to do. */
const tellingStates = ['queued', 'inChat', 'byMail', 'onPage', 'closed'] as const;

export const tellingSchema = z.object({
  id: z.string(),
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('question'), question: z.string() }),
    z.object({ kind: z.literal('notices'), notices: z.array(z.string()) }),
  ]),
  editor: z.object({ name: z.string(), email: z.string() }),
  /** The key of the person whose chat it went to; null before that, and by mail. Whoever has the card may answer it. */
  person: z.string().nullable(),
  state: z.enum(tellingStates),
  /** Why it did not go by chat, in a word; null when it did. */
  reason: z.string().nullable(),
  /** The card, by which it is replaced. */
  activityId: z.string().nullable(),
  /** How often the chat was tried in vain. */
  attempts: z.number().int().min(0),
  /** When it was first wanted. */
  since: instantSchema,
  /** When it last changed. */
  at: instantSchema,
});
export type Telling = z.infer<typeof tellingSchema>;

export interface TellingStore {
  get(id: string): Promise<Stored<Telling> | null>;
  /** Those that are not closed, in no order. */
  standing(): Promise<Stored<Telling>[]>;
  all(): Promise<Telling[]>;
  /** One that is not there is fine. */
  remove(id: string): Promise<void>;
  /** `etag` null inserts, otherwise replaces only that version. */
  put(telling: Telling, etag: string | null): Promise<'written' | 'conflict'>;
  /** Removes those that were closed before then. Answers how many there were. */
  forget(before: Instant): Promise<number>;
}

/** The row about a question. The same edit made again later is asked about again. */
export const tellingOf = (
  ids: Pick<Ids, 'derive'>,
  { id, askedAt }: Pick<SyncQuestion, 'id' | 'askedAt'>,
): string => ids.derive('telling', 'question', id, askedAt);
