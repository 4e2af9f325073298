/**
 * Bookings. One that is still to come is given up as its owner would: calendar and list follow, and the next in line is
 * offered the place. Then nobody's name stands in any of them, so that figures of past events stay true.
 */
import type { Booking } from '../../bookings/booking.ts';
import { giveUp } from '../../bookings/giveUpPlace.ts';
import { placesHeld } from '../../bookings/roster.ts';
import type { Person } from '../../people/person.ts';
import { type Holding, type HoldingDeps, untilWritten } from '../holding.ts';

const givenUp = async (deps: HoldingDeps, { eventId, person, state }: Booking): Promise<void> => {
  if (state === 'cancelled') return;
  const outcome = await giveUp(deps, eventId, person, (booking) => booking.person.key === person.key);
  // Over, or an event that nobody sees: there is nothing to give up.
  if (!outcome.ok && outcome.failure.code === 'busy') throw new Error('a roster was busy every time');
};

const renamed = async (deps: HoldingDeps, { eventId, person }: Booking, former: Person): Promise<void> => {
  const subjects = [{ kind: 'bookings', eventId }] as const;
  await deps.outbox.mark(subjects);
  await untilWritten(async () => {
    const { roster, etag } = await deps.bookings.roster(eventId);
    const booking = roster.bookings.find((one) => one.person.key === person.key);
    if (!booking) return 'written';
    const next: Booking = { ...booking, person: former, bookedBy: former.key };
    return deps.bookings.write(eventId, [next], placesHeld(roster), etag, [person.key]);
  });
  await deps.outbox.publish(subjects);
};

export const bookings: Holding = {
  name: 'Bookings',
  async see(deps, { keys }) {
    const found = (await Promise.all(keys.map((key) => deps.bookings.ofPerson(key)))).flat();
    const events = await deps.events.getMany(found.map(({ eventId }) => eventId));
    const titles = new Map(events.map(({ value }) => [value.id, value]));
    return found.map(({ eventId, state, reference, changedAt, reply, person }) => ({
      Event: titles.get(eventId)?.title ?? eventId,
      Starts: titles.get(eventId)?.start ?? null,
      State: state,
      Reference: reference,
      'Booked as': person.name,
      'Invited at': person.email,
      Changed: changedAt,
      'Your reply': reply?.response ?? null,
    }));
  },
  async erase(deps, { keys }, former) {
    for (const key of keys) {
      for (const booking of await deps.bookings.ofPerson(key)) {
        await givenUp(deps, booking);
        // Two keys of one person at one event would be one row: the second keeps a number of its own.
        await renamed(deps, booking, key === keys[0] ? former : { ...former, key: `${former.key}:mail` });
      }
      await deps.bookings.forgetPerson(key);
    }
    return null;
  },
};
