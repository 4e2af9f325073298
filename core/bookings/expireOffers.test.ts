import { beforeEach, describe, expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { bookPlace } from './bookPlace.ts';
import { expireOffers } from './expireOffers.ts';
import { giveUpPlace } from './giveUpPlace.ts';

const event = anEvent({ capacity: 1 });
const [head, senco, lead] = [aPrincipal('head'), aPrincipal('senco'), aPrincipal('lead')];
let deps: InMemoryDeps;

const book = (principal: typeof head) => bookPlace(deps, { principal, eventId: event.id });
const states = () =>
  Object.fromEntries(deps.bookings.of(event.id).map(({ person, state }) => [person.name, state]));

beforeEach(async () => {
  deps = inMemoryDeps();
  deps.events.seed(event);
  for (const principal of [head, senco, lead]) {
    await book(principal);
    deps.clock.advance(1);
  }
  await giveUpPlace(deps, { principal: head, eventId: event.id });
});

describe('an offer nobody took', () => {
  test('rolls on to the next in line when its day is over, not before', async () => {
    deps.clock.advance(24 * 60 - 1);
    expect(await expireOffers(deps)).toBe(0);
    deps.clock.advance(1);
    expect(await expireOffers(deps)).toBe(2);
    expect(states()).toEqual({ head: 'cancelled', senco: 'waiting', lead: 'offered' });
    expect(deps.audit.entries.slice(-2).map(({ who, what }) => [who, what])).toEqual([
      ['service', 'booking.lapsed'],
      ['service', 'booking.offered'],
    ]);
  });

  test('is not made again by itself, but whoever missed it may still book the free place', async () => {
    deps.clock.advance(24 * 60);
    await expireOffers(deps);
    deps.clock.advance(24 * 60);
    await expireOffers(deps);
    expect(states()).toEqual({ head: 'cancelled', senco: 'waiting', lead: 'waiting' });
    expect(deps.mailer.sent).toHaveLength(2);
    expect(await book(senco)).toMatchObject({ ok: true, value: { booking: { state: 'going' } } });
    expect(await book(lead)).toMatchObject({ ok: true, value: { booking: { state: 'waiting' } } });
  });

  test('taken too late is no error: the person stands in the line again', async () => {
    deps.clock.advance(24 * 60);
    expect(await book(senco)).toMatchObject({
      ok: true,
      value: { booking: { state: 'waiting' }, position: 1 },
    });
    expect(states()).toMatchObject({ lead: 'offered' });
  });
});
