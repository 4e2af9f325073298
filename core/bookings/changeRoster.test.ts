import { expect, it } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { InMemoryBookings } from '../../tests/doubles/bookings.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { projectSubjects } from '../sync/projectSubjects.ts';
import { bookPlace } from './bookPlace.ts';

const event = anEvent();
const subject = { kind: 'bookings', eventId: event.id } as const;

/** A roster that somebody else writes first, once, whose worker is done before the second try. */
class Raced extends InMemoryBookings {
  first = async (): Promise<void> => undefined;

  override async write(...args: Parameters<InMemoryBookings['write']>) {
    const first = this.first;
    this.first = async () => undefined;
    await first();
    return super.write(...args);
  }
}

it('a booking that lost its first race is marked when it is written, whatever became of the mark before', async () => {
  const bookings = new Raced();
  const deps = inMemoryDeps({ bookings });
  deps.events.seed(event);
  const book = (name: string) => bookPlace(deps, { principal: aPrincipal(name), eventId: event.id });
  await projectSubjects(deps, [{ kind: 'event', eventId: event.id }]);
  bookings.first = async () => {
    await book('head');
    await projectSubjects(deps, [subject]);
    expect(await deps.outbox.marks([subject])).toEqual([]);
    deps.outbox.publish = () => Promise.reject(new Error('the process ends'));
  };
  await expect(book('senco')).rejects.toThrow('the process ends');
  expect(bookings.of(event.id)).toHaveLength(2);
  expect(await deps.outbox.marks([subject])).toHaveLength(1);
});
