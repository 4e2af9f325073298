/** Marks what was found out of step and wakes the workers for it. */
import type { Deps } from '../../deps.ts';
import type { Subject } from '../ports.ts';

/** @returns how many were not marked already: what is marked is on its way */
export const markDrifted = async (
  { outbox }: Pick<Deps, 'outbox'>,
  drifted: readonly Subject[],
): Promise<number> => {
  if (drifted.length === 0) return 0;
  const marked = new Set((await outbox.marks(drifted)).map(({ kind, eventId }) => `${kind} ${eventId}`));
  const unknown = drifted.filter(({ kind, eventId }) => !marked.has(`${kind} ${eventId}`));
  if (unknown.length === 0) return 0;
  await outbox.mark(unknown, 'inTurn');
  await outbox.publish(unknown, 'inTurn');
  return unknown.length;
};
