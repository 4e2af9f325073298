import { expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { projectSubjects } from '../sync/projectSubjects.ts';
import { offerPlaces } from './offerPlaces.ts';

const { id } = anEvent();
const projecting = [{ kind: 'bookings', eventId: id }] as const;

const world = () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 1 }));
  deps.bookings.seed(aBooking({ person: aPerson(1), state: 'waiting', reference: 'AAAAA' }));
  return deps;
};

it('an offer that a crash kept from being told is told by the next projecting, once', async () => {
  const deps = world();
  const crashing = {
    ...deps,
    mailer: { send: () => Promise.reject(new Error('the process ends')) },
    projections: Object.assign(Object.create(deps.projections), {
      put: () => Promise.reject(new Error('the process ends')),
    }),
  };
  await expect(offerPlaces(crashing, [id])).rejects.toThrow('the process ends');
  expect(deps.bookings.of(id)).toMatchObject([{ state: 'offered' }]);
  await projectSubjects(deps, projecting);
  await projectSubjects(deps, projecting);
  expect(deps.mailer.sent).toMatchObject([{ subject: expect.stringMatching(/^Place offered/) }]);
});

it('an offer that was told is not told again', async () => {
  const deps = world();
  await offerPlaces(deps, [id]);
  await projectSubjects(deps, projecting);
  expect(deps.mailer.sent).toHaveLength(1);
});
