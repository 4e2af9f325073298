/** People who answer the invitation in their calendars. */
import type { World } from '../world/world.ts';

/** Seconds within which nobody can tell whether the booking or the answer came first. */
const together = 2_000;

export const answerInvitation = async (world: World): Promise<void> => {
  const { chance, tables, control, ledger, trace, counts } = world;
  const entries = [...tables.projections.rows.values()].filter(
    ({ target, remoteId, snapshot }) =>
      target === 'calendar' &&
      remoteId !== '' &&
      Array.isArray(snapshot.attendees) &&
      snapshot.attendees.length > 0,
  );
  if (entries.length === 0) return;
  const entry = chance.of(entries);
  const going = tables.bookings.of(entry.key).filter(({ state }) => state === 'going');
  if (going.length === 0) return;
  const booking = chance.of(going);
  const response = chance.of(['accepted', 'tentativelyAccepted', 'declined'] as const);
  const { email } = booking.person;
  try {
    control.reply({ eventId: entry.remoteId, email, response });
  } catch {
    return; // Not invited yet, or no longer.
  }
  counts.add(`replies: ${response}`);
  trace.note(`${email} answers ${response} to ${entry.key}`);
  ledger.confuses(entry.key, email);
  const isNew = world.schedule.time - Date.parse(booking.changedAt) < together;
  if (response === 'declined' && isNew) ledger.asks(entry.key, email)(null);
  else if (response === 'declined') {
    const version = tables.events.rows.get(entry.key)?.value.version ?? 0;
    ledger.declines(entry.key, email, { version, remoteId: entry.remoteId });
  }
};
