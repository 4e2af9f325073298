import { beforeEach, describe, expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { bookPlace } from './bookPlace.ts';
import { giveUpPlace } from './giveUpPlace.ts';

const event = anEvent({ capacity: 1 });
const [head, senco, lead] = [aPrincipal('head'), aPrincipal('senco'), aPrincipal('lead')];
let deps: InMemoryDeps;

const giveUp = (principal = head) => giveUpPlace(deps, { principal, eventId: event.id });
const book = (principal = head) => bookPlace(deps, { principal, eventId: event.id });
const states = () =>
  Object.fromEntries(deps.bookings.of(event.id).map(({ person, state }) => [person.name, state]));

beforeEach(() => {
  deps = inMemoryDeps();
  deps.events.seed(event);
});

describe('giving up a place', () => {
  test('offers it to the first in line for a day and tells only them', async () => {
    await book();
    await book(senco);
    await book(lead);
    await giveUp();
    expect(states()).toEqual({ head: 'cancelled', senco: 'offered', lead: 'waiting' });
    expect(deps.bookings.of(event.id).find(({ person }) => person.name === 'senco')?.offeredUntil).toBe(
      '2026-11-24T09:00:00Z',
    );
    expect(deps.mailer.sent.map(({ to, subject }) => [to.email, subject])).toEqual([
      ['senco@norfolk.example', 'Place offered: answer by Tuesday 24 November 2026, 9am'],
    ]);
  });

  test('holds the offer no longer than booking is open', async () => {
    deps.events.seed({ ...event, bookBy: '2026-11-23T17:00:00Z' });
    await book();
    await book(senco);
    await giveUp();
    expect(deps.bookings.of(event.id).map(({ offeredUntil }) => offeredUntil)).toContain(
      '2026-11-23T17:00:00Z',
    );
  });

  test('offers nothing once booking has closed', async () => {
    await book();
    await book(senco);
    deps.clock.set('2027-01-19T10:00:00Z');
    await giveUp();
    expect(states()).toEqual({ head: 'cancelled', senco: 'waiting' });
  });

  test('again changes nothing', async () => {
    await book();
    await giveUp();
    expect(await giveUp()).toMatchObject({ ok: true, value: { already: true } });
    expect(deps.outbox.published).toHaveLength(2);
  });

  test('leaves the waiting list, or says no to an offer', async () => {
    await book();
    await book(senco);
    await book(lead);
    await giveUp(lead);
    await giveUp();
    await giveUp(senco);
    expect(states()).toEqual({ head: 'cancelled', senco: 'cancelled', lead: 'cancelled' });
  });

  test('without one is refused', async () => {
    expect(await giveUp()).toMatchObject({ failure: { code: 'notBooked' } });
  });

  test('of a past event is refused', async () => {
    await book();
    deps.clock.set('2027-01-19T12:00:00Z');
    expect(await giveUp()).toMatchObject({ failure: { code: 'eventOver' } });
  });
});
