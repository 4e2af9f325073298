/** Marks what was found out of step and wakes the workers for it. */
import type { Deps } from '../../deps.ts';
import type { Subject } from '../ports.ts';
import type { Drifted } from './drift.ts';

/** @returns those that were not marked already: what is marked is on its way */
export const markDrifted = async (
  { outbox }: Pick<Deps, 'outbox'>,
  kind: Subject['kind'],
  drifted: readonly Drifted[],
): Promise<readonly Drifted[]> => {
  if (drifted.length === 0) return [];
  const subjects = drifted.map(({ eventId }): Subject => ({ kind, eventId }));
  const marked = new Set((await outbox.marks(subjects)).map(({ eventId }) => eventId));
  const unknown = subjects.filter(({ eventId }) => !marked.has(eventId));
  if (unknown.length === 0) return [];
  await outbox.mark(unknown, 'inTurn');
  await outbox.publish(unknown, 'inTurn');
  return drifted.filter(({ eventId }) => !marked.has(eventId));
};
