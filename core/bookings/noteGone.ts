/** Notes of a letter about a booking that it has gone, for where the process that asked for it ended before it noted so. */
import type { Deps } from '../deps.ts';
import { bookingKey } from '../sync/listFields.ts';
import type { Mail } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import { noteOfTurn } from './tellOf.ts';

const momentOf = (turn: unknown): string => String(turn).split(' ')[1] ?? '';

/** A later turn that was told stays noted. */
export const noteGone = async (
  { clock, projections }: Pick<Deps, 'clock' | 'projections'>,
  { about: { eventId, reference, turn } }: Pick<Mail, 'about'>,
): Promise<void> => {
  if (turn === undefined || reference === null) return;
  const key = bookingKey({ eventId, reference });
  const gone = noteOfTurn(key, turn, instantOf(clock.now()));
  await projections.change('letter', [key], (known) =>
    known && momentOf(known.snapshot.turn) >= momentOf(turn) ? known : gone,
  );
};
