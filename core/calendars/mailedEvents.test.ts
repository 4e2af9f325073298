import { expect, test } from '@jest/globals';
import { aBooking } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { mailedEvents } from './mailedEvents.ts';

test('a mail takes along the events that can still be joined when it leaves, the soonest first', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(
    anEvent({ id: 'later', start: '2027-02-01T09:00:00Z', end: '2027-02-01T10:00:00Z' }),
    anEvent({ id: 'sooner' }),
    anEvent({ id: 'full', capacity: 1 }),
    anEvent({ id: 'cancelled', state: 'cancelled' }),
    anEvent({ id: 'draft', state: 'draft' }),
    anEvent({ id: 'closed', bookBy: '2026-11-23T08:59:00Z' }),
    anEvent({ id: 'deadline', kind: 'keyDate' }),
  );
  await deps.bookings.write('full', [aBooking({ eventId: 'full' })], 1, null);
  const ids = ['later', 'sooner', 'full', 'cancelled', 'draft', 'closed', 'deadline', 'unknown'];
  const calendar = await mailedEvents(deps, ids);
  expect(calendar?.entries.map(({ event }) => event.id)).toEqual(['sooner', 'later']);
  expect(await mailedEvents(deps, ids.slice(2))).toBeNull();
});
