import { beforeEach, describe, expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { bookPlace } from './bookPlace.ts';
import { giveUpPlace } from './giveUpPlace.ts';

const event = anEvent({ capacity: 1 });
const head = aPrincipal('head');
const senco = aPrincipal('senco');
let deps: InMemoryDeps;

const book = (principal = head) => bookPlace(deps, { principal, eventId: event.id });
const state = async (principal = head) => {
  const place = await book(principal);
  return place.ok ? place.value.booking.state : place.failure.code;
};

beforeEach(() => {
  deps = inMemoryDeps();
  deps.events.seed(event);
});

describe('booking a place', () => {
  test('takes a free place and tells the projections and the trail', async () => {
    const place = await book();
    expect(place).toMatchObject({
      ok: true,
      value: {
        booking: { state: 'going', bookedBy: head.key },
        placesLeft: 0,
        position: null,
        already: false,
      },
    });
    expect(deps.outbox.standing.size).toBe(1);
    expect(deps.outbox.published).toEqual([[{ kind: 'bookings', eventId: event.id }]]);
    expect(deps.audit.entries).toMatchObject([{ who: head.key, what: 'booking.made', subject: event.id }]);
    expect(deps.mailer.sent).toEqual([]);
  });

  test('again answers the same booking and changes nothing', async () => {
    const first = await book();
    const second = await book();
    expect(second).toMatchObject({ ok: true, value: { already: true } });
    expect(second.ok && second.value.booking).toEqual(first.ok && first.value.booking);
    expect(deps.outbox.published).toHaveLength(1);
    expect(deps.audit.entries).toHaveLength(1);
  });

  test('of a full event joins the waiting list, with a position', async () => {
    await book();
    expect(await book(senco)).toMatchObject({
      ok: true,
      value: { booking: { state: 'waiting' }, position: 1, waiting: 1 },
    });
    expect(await book(aPrincipal('lead'))).toMatchObject({ ok: true, value: { position: 2, waiting: 2 } });
  });

  test('while a place is offered accepts it', async () => {
    await book();
    await book(senco);
    await giveUpPlace(deps, { principal: head, eventId: event.id });
    expect(await state(senco)).toBe('going');
  });

  test('does not overtake the person to whom the free place is offered', async () => {
    await book();
    await book(senco);
    await giveUpPlace(deps, { principal: head, eventId: event.id });
    expect(await state(aPrincipal('lead'))).toBe('waiting');
  });

  test('keeps the reference when somebody books again after giving up', async () => {
    const first = await book();
    await giveUpPlace(deps, { principal: head, eventId: event.id });
    const second = await book();
    expect(second.ok && second.value.booking.reference).toBe(first.ok && first.value.booking.reference);
  });

  test.each([
    ['eventCancelled', { state: 'cancelled' as const }],
    ['noPlacesNeeded', { kind: 'keyDate' as const }],
    ['bookingClosed', { bookBy: '2026-11-23T08:59:59Z' }],
    ['bookingClosed', { start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z' }],
    ['eventOver', { start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:00:00Z' }],
    ['notFound', { state: 'draft' as const }],
  ])('is refused with %s where %j', async (code, change) => {
    deps.events.seed(anEvent(change));
    expect(await state()).toBe(code);
    expect(deps.outbox.standing.size).toBe(0);
  });

  test('of an unknown event is refused', async () => {
    expect(await bookPlace(deps, { principal: head, eventId: 'nowhere' })).toMatchObject({
      failure: { code: 'notFound' },
    });
  });
});

describe('booking for somebody by e-mail', () => {
  const editor = aPrincipal('editor', { roles: ['editor'] });
  const guest = { name: 'Visiting head', email: 'Visitor@Hub.example' };

  test('is for editors only', async () => {
    expect(await bookPlace(deps, { principal: head, eventId: event.id, guest })).toMatchObject({
      failure: { code: 'forbidden' },
    });
  });

  test('mails them their place with a personal link to give it up', async () => {
    await bookPlace(deps, { principal: editor, eventId: event.id, guest });
    expect(deps.bookings.of(event.id)).toMatchObject([
      { person: { key: 'mail:visitor@hub.example', email: 'visitor@hub.example' }, bookedBy: editor.key },
    ]);
    const [mail] = deps.mailer.sent;
    expect(mail?.subject).toBe('Booked: Reading fluency across KS2, 19 January 2027');
    expect(mail?.text).toContain('booked this for you');
    expect(mail?.text).toMatch(/Give up my place:\nhttp:\/\/localhost:5300\/go\/b\/\S+/);
  });

  test('finds the booking that the same address has as a member', async () => {
    await book();
    const again = await bookPlace(deps, {
      principal: editor,
      eventId: event.id,
      guest: { name: 'Head', email: 'HEAD@norfolk.example' },
    });
    expect(again).toMatchObject({
      ok: true,
      value: { already: true, booking: { person: { key: head.key } } },
    });
    expect(deps.bookings.of(event.id)).toHaveLength(1);
  });

  test('stands even when the mail cannot go, and the trail says so', async () => {
    deps.mailer.script.next('visitor@hub.example', { status: 'refused', reason: 'no such mailbox' });
    const place = await bookPlace(deps, { principal: editor, eventId: event.id, guest });
    expect(place).toMatchObject({ ok: true, value: { booking: { state: 'going' } } });
    expect(deps.audit.entries.map(({ what }) => what)).toEqual(['booking.made', 'booking.mailFailed']);
  });
});
