/** People who answer the invitation in their calendars. */
import type { World } from '../world/world.ts';

/** Seconds within which nobody can tell whether the booking or the answer came first. */
const together = 2_000;

/** When an entry begins as it stands in the calendar; null when Graph does not say. */
const startOf = async (world: World, remoteId: string): Promise<string | null> => {
  const url = `${world.places.events}/${encodeURIComponent(remoteId)}?$select=start`;
  const { status, body } = await world.graph('editor', 'GET', url, undefined, {
    Prefer: 'outlook.timezone="UTC"',
  });
  return status === 200 ? JSON.stringify(body.start) : null;
};

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
  const start = response === 'declined' ? await startOf(world, entry.remoteId) : null;
  try {
    control.reply({ eventId: entry.remoteId, email, response });
  } catch {
    return; // Not invited yet, or no longer.
  }
  counts.add(`replies: ${response}`);
  trace.note(`${email} answers ${response} to ${entry.key}`);
  ledger.confuses(entry.key, email);
  const isNew = world.schedule.time - Date.parse(booking.changedAt) < together;
  if (response !== 'declined') return;
  const version = tables.events.rows.get(entry.key)?.value.version ?? 0;
  // A time that nobody knows is none that the entry could still have.
  if (isNew) ledger.asks(entry.key, email)(null);
  else ledger.declines(entry.key, email, { version, remoteId: entry.remoteId, start: start ?? '' });
};
