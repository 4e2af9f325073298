import { expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { Projection } from '../sync/ports.ts';
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
  const crashing = { ...deps, audit: { record: () => Promise.reject(new Error('the process ends')) } };
  await expect(offerPlaces(crashing, [id])).rejects.toThrow('the process ends');
  expect(deps.bookings.of(id)).toMatchObject([{ state: 'offered' }]);
  deps.clock.advance(1);
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

it('an offer that is being told this minute is left to whoever tells it, and looked at again', async () => {
  const deps = world();
  const { promise: noted, resolve: note } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const put = async (projections: Projection[]) => {
    begin();
    await noted;
    await deps.projections.put(projections);
  };
  const offering = offerPlaces(
    { ...deps, projections: Object.assign(Object.create(deps.projections), { put }) },
    [id],
  );
  await begun;
  expect(await projectSubjects(deps, projecting)).toMatchObject({ again: [{ afterSeconds: 60 }] });
  note();
  await offering;
  deps.clock.advance(1);
  expect(await projectSubjects(deps, projecting)).toEqual({ again: [] });
  expect(deps.mailer.sent).toHaveLength(1);
});

it('an offer whose mail was not taken is told a minute later', async () => {
  const deps = world();
  const away = { send: async () => ({ status: 'retry', afterSeconds: 30, reason: 'away' }) as const };
  await offerPlaces({ ...deps, mailer: away }, [id]);
  await projectSubjects(deps, projecting);
  expect(deps.mailer.sent).toEqual([]);
  deps.clock.advance(1);
  await projectSubjects(deps, projecting);
  await projectSubjects(deps, projecting);
  expect(deps.mailer.sent).toMatchObject([{ subject: expect.stringMatching(/^Place offered/) }]);
});
