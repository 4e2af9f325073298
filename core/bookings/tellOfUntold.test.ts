import { expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { ProjectionStore } from '../sync/ports.ts';
import { projectSubjects } from '../sync/projectSubjects.ts';
import { bookPlace } from './bookPlace.ts';
import { giveUp, giveUpPlace } from './giveUpPlace.ts';
import { noteGone } from './noteGone.ts';
import { offerPlaces } from './offerPlaces.ts';
import { tellOfUntold } from './tellOfUntold.ts';

const { id } = anEvent();
const projecting = [{ kind: 'bookings', eventId: id }] as const;

const editor = aPrincipal('editor', { roles: ['editor'] });
const guest = { name: 'Assistant', email: 'ta@bittern.example' };
const theirs = { principal: editor, eventId: id, guest };

/** The process ends once the roster is written, before anybody is told. */
const crashing = (deps: InMemoryDeps) => ({
  ...deps,
  audit: { record: () => Promise.reject(new Error('the process ends')) },
});

const subjects = (deps: InMemoryDeps): string[] =>
  deps.mailer.sent.map(({ subject }) => subject.split(':')[0] ?? '');

const projectTwice = async (deps: InMemoryDeps): Promise<void> => {
  deps.clock.advance(1);
  await projectSubjects(deps, projecting);
  await projectSubjects(deps, projecting);
};

const world = () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 1 }));
  deps.bookings.seed(aBooking({ person: aPerson(1), state: 'waiting', reference: 'AAAAA' }));
  return deps;
};

it('an offer that a crash kept from being told is told by the next projecting, once', async () => {
  const deps = world();
  await expect(offerPlaces(crashing(deps), [id])).rejects.toThrow('the process ends');
  expect(deps.bookings.of(id)).toMatchObject([{ state: 'offered' }]);
  await projectTwice(deps);
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
  const change: ProjectionStore['change'] = async (...given) => {
    begin();
    await noted;
    return deps.projections.change(...given);
  };
  const offering = offerPlaces(
    { ...deps, projections: Object.assign(Object.create(deps.projections), { change }) },
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

it.each([
  ['Booked', 2],
  ['Waiting list', 0],
] as const)(
  'the letter "%s" that a crash kept from going goes with the next projecting, once',
  async (kind, capacity) => {
    const deps = inMemoryDeps();
    deps.events.seed(anEvent({ capacity }));
    await expect(bookPlace(crashing(deps), theirs)).rejects.toThrow('the process ends');
    await projectTwice(deps);
    expect(subjects(deps)).toEqual([kind]);
    expect(deps.mailer.sent[0]?.text).toContain('booked this for you');
  },
);

it('the letter that a place was given up goes with the next projecting, once', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  await bookPlace(deps, theirs);
  await expect(giveUp(crashing(deps), id, null, () => true)).rejects.toThrow('the process ends');
  await projectTwice(deps);
  expect(subjects(deps)).toEqual(['Booked', 'Cancelled']);
});

it('a letter is made good once by two workers at once', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  await expect(bookPlace(crashing(deps), theirs)).rejects.toThrow('the process ends');
  deps.clock.advance(1);
  await Promise.all([1, 2, 3].map(() => projectSubjects(deps, projecting)));
  expect(subjects(deps)).toEqual(['Booked']);
});

it('a letter that was kept before the crash is not repeated once it has gone', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  const change = deps.projections.change.bind(deps.projections);
  deps.projections.change = () => Promise.reject(new Error('the process ends'));
  await expect(bookPlace(deps, theirs)).rejects.toThrow('the process ends');
  deps.projections.change = change;
  const [mail] = deps.mailer.sent;
  if (!mail) throw new Error('no letter was kept');
  await noteGone(deps, mail);
  await projectTwice(deps);
  expect(subjects(deps)).toEqual(['Booked']);
});

it('a letter that goes late does not hide that a later turn was told', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  await bookPlace(deps, theirs);
  deps.clock.advance(1);
  await giveUp(deps, id, null, () => true);
  for (const mail of [...deps.mailer.sent].reverse()) await noteGone(deps, mail);
  await projectTwice(deps);
  expect(subjects(deps)).toEqual(['Booked', 'Cancelled']);
});

it('of two turns that nobody was told of only the last is told', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  await expect(bookPlace(crashing(deps), theirs)).rejects.toThrow('the process ends');
  await expect(giveUp(crashing(deps), id, null, () => true)).rejects.toThrow('the process ends');
  await projectTwice(deps);
  expect(subjects(deps)).toEqual(['Cancelled']);
});

it('whoever booked in Teams saw the answer there and gets no letter afterwards', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  const head = aPrincipal('head');
  await bookPlace(deps, { principal: head, eventId: id });
  await bookPlace(deps, { principal: editor, eventId: id });
  await giveUpPlace(deps, { principal: editor, eventId: id });
  await projectTwice(deps);
  expect(deps.mailer.sent).toEqual([]);
});

it('a member for whom an editor took the offered place is told, also after a crash', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 1 }));
  const [head, senco] = [aPrincipal('head'), aPrincipal('senco')];
  for (const principal of [head, senco]) await bookPlace(deps, { principal, eventId: id });
  await giveUpPlace(deps, { principal: head, eventId: id });
  const forSenco = { principal: editor, eventId: id, guest: { name: 'senco', email: senco.email } };
  await expect(bookPlace(crashing(deps), forSenco)).rejects.toThrow('the process ends');
  await projectTwice(deps);
  expect(subjects(deps)).toEqual(['Place offered', 'Booked']);
});

it.each([
  ['three days later', anEvent({ capacity: 2 }), '2026-11-26T09:00:01Z'],
  [
    'of an event that is over',
    anEvent({ capacity: 2, start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' }),
    '2026-11-23T11:00:00Z',
  ],
])('no letter is made good %s', async (_, event, then) => {
  const deps = inMemoryDeps();
  deps.events.seed(event);
  await expect(bookPlace(crashing(deps), theirs)).rejects.toThrow('the process ends');
  deps.clock.set(then);
  await projectSubjects(deps, projecting);
  expect(deps.mailer.sent).toEqual([]);
});

it('a worker that read the roster long ago tells nobody of how they stood then', async () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ capacity: 2 }));
  await bookPlace(deps, theirs);
  await giveUp(deps, id, null, () => true);
  deps.clock.advance(2);
  const { roster: old } = await deps.bookings.roster(id);
  await bookPlace(deps, theirs);
  await tellOfUntold(deps, anEvent({ capacity: 2 }), old);
  expect(subjects(deps)).toEqual(['Booked', 'Cancelled', 'Booked']);
});
