import { expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { projectSubjects } from '../sync/projectSubjects.ts';

const { id } = anEvent();

it('somebody who booked while places were cut down keeps the place, and the places are what is held', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 1 }));
  deps.bookings.seed(
    aBooking({ person: aPerson(1), reference: 'AAAAA' }),
    aBooking({ person: aPerson(2), reference: 'BBBBB' }),
  );
  await projectSubjects(deps, [
    { kind: 'event', eventId: id },
    { kind: 'bookings', eventId: id },
  ]);
  expect(deps.events.all()).toMatchObject([{ capacity: 2, version: 2 }]);
  expect(deps.audit.entries).toMatchObject([{ who: 'service', what: 'event.changed' }]);
});
