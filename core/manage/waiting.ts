/** What waits for somebody who runs things, in figures: one entry for each kind, none where nothing waits. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';

/** In the order in which they are shown: what people wait for first, what goes by itself last. */
export const waitingKinds = [
  'paused',
  'questions',
  'stopped',
  'updatesToReview',
  'digestsToApprove',
  'digestsPaused',
  'updatesSentBack',
  'digestsSentBack',
  'digestsToSchedule',
  'imports',
  'feeds',
  'digestsScheduled',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export const waitingSchema = z.object({
  kind: z.enum(waitingKinds),
  count: z.number().int().min(1),
  /** Since when the longest has waited; when the next one goes, of `digestsScheduled`. Null where nobody knows. */
  at: instantSchema.nullable(),
  /** The only one there is, so that a link leads right there; null where there are more or it has no page of its own. */
  only: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** One that waits. */
export type OneWaiting = { id: string; name: string; at: string | null };

/** The entry of a kind; empty where nothing waits. `pages`: whether each of them has a page of its own. */
export const waitingOf = (
  kind: WaitingKind,
  found: readonly OneWaiting[],
  { pages }: { pages: boolean },
): Waiting[] => {
  const [first] = found;
  if (!first) return [];
  const at = found.flatMap((one) => one.at ?? []).sort()[0] ?? null;
  const only = pages && found.length === 1 ? { id: first.id, name: first.name } : null;
  return [{ kind, count: found.length, at, only }];
};
