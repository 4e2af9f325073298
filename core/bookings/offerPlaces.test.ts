import { beforeEach, describe, expect, test } from '@jest/globals';
import { project } from '#functions/queues/project.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { changeEvent } from '../events/changeEvent.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { bookPlace } from './bookPlace.ts';

const people = ['head', 'senco', 'lead', 'governor'].map((name) => aPrincipal(name));
let deps: InMemoryDeps;

/** One goes, three wait in their order; then the number of places is changed as any door does it. */
const open = async (overrides: Partial<CollaborativeEvent> = {}) => {
  deps = inMemoryDeps();
  const event = anEvent({ capacity: 1, ...overrides });
  deps.events.seed(event);
  for (const principal of people) {
    await bookPlace(deps, { principal, eventId: event.id });
    deps.clock.advance(1);
  }
  deps.outbox.published.length = 0;
  deps.mailer.sent.length = 0;
  return event;
};
const change = (eventId: string, details: Partial<CollaborativeEvent>) =>
  changeEvent(deps, { eventId, who: 'editor', from: 'test', decide: () => ({ details, state: null }) });
/** The workers take what was published, and what they publish in turn. */
const work = async () => {
  const worker = project({ ...deps, projectLater: () => Promise.resolve() });
  for (let subjects = deps.outbox.published.shift(); subjects; subjects = deps.outbox.published.shift())
    await worker({ v: 1, subjects }, () => undefined);
};
const states = (eventId: string) =>
  Object.fromEntries(deps.bookings.of(eventId).map(({ person, state }) => [person.name, state]));

describe('more places', () => {
  beforeEach(() => open());

  test('are offered to the first in line at once, as many as there are, each told once', async () => {
    const { id } = anEvent();
    await change(id, { capacity: 3 });
    await work();
    expect(states(id)).toEqual({ head: 'going', senco: 'offered', lead: 'offered', governor: 'waiting' });
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual([people[1]?.email, people[2]?.email]);
    await change(id, { title: 'Another title' });
    await work();
    expect(deps.mailer.sent).toHaveLength(2);
  });

  test('without an end are offered to the whole line', async () => {
    const { id } = anEvent();
    await change(id, { capacity: null });
    await work();
    expect(states(id)).toMatchObject({ senco: 'offered', lead: 'offered', governor: 'offered' });
  });

  test('are offered though synchronising is paused', async () => {
    const { id } = anEvent();
    await deps.pauses.put({ since: '2026-11-23T09:00:00Z', by: { key: 'a', name: 'Administrator' } });
    await change(id, { capacity: 2 });
    await work();
    expect(states(id)).toMatchObject({ senco: 'offered', lead: 'waiting' });
    expect(deps.calendar.entries.size).toBe(0);
  });
});

test.each([
  ['the book-by time', { bookBy: '2026-11-23T10:00:00Z' }],
  ['the start', { start: '2026-11-23T10:00:00Z', end: '2026-11-23T18:00:00Z' }],
])('are not offered after %s', async (_, overrides) => {
  const { id } = await open(overrides);
  deps.clock.set('2026-11-23T10:00:00Z');
  expect((await change(id, { capacity: 3 })).ok).toBe(true);
  await work();
  expect(states(id)).toMatchObject({ senco: 'waiting', lead: 'waiting' });
  expect(deps.mailer.sent).toEqual([]);
});

test('fewer places than people who have one are refused', async () => {
  const { id } = await open();
  await change(id, { capacity: 3 });
  await work();
  expect(await change(id, { capacity: 2 })).toMatchObject({ failure: { code: 'invalid' } });
});
