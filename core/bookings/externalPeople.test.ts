import { beforeEach, describe, expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { bookPlace } from './bookPlace.ts';
import { confirmBooking } from './confirmBooking.ts';
import { giveUpByLink } from './giveUpByLink.ts';
import { giveUpPlace } from './giveUpPlace.ts';
import { myBookings } from './myBookings.ts';
import { openLink } from './openLink.ts';
import { requestExternalBooking } from './requestExternalBooking.ts';

const event = anEvent({ capacity: 1, title: 'Reading <b>fluency</b> & more' });
const request = { eventId: event.id, name: 'Teaching assistant', email: 'TA@Bittern.example' };
let deps: InMemoryDeps;

const tokenIn = (n: number, label: string): string =>
  new RegExp(`${label}:\\n\\S+/go/b/(\\S+)`).exec(deps.mailer.sent[n]?.text ?? '')?.[1] ?? '';

beforeEach(() => {
  deps = inMemoryDeps();
  deps.events.seed(event);
});

describe('somebody without a sign-in', () => {
  test('asks, confirms by the link in the mail, and gives up by the link in the next', async () => {
    await requestExternalBooking(deps, request);
    expect(deps.bookings.of(event.id)).toEqual([]);

    const token = tokenIn(0, 'Confirm my place');
    expect(await confirmBooking(deps, token)).toMatchObject({
      ok: true,
      value: { booking: { state: 'going' } },
    });
    expect(await confirmBooking(deps, token)).toMatchObject({ ok: true, value: { already: true } });
    expect(deps.mailer.sent).toHaveLength(2);

    const giveUp = tokenIn(1, 'Give up my place');
    expect(await giveUpByLink(deps, giveUp)).toMatchObject({
      ok: true,
      value: { booking: { state: 'cancelled' } },
    });
    expect(deps.mailer.sent[2]?.subject).toBe('Cancelled: Reading <b>fluency</b> & more, 19 January 2027');
    expect(deps.audit.entries.map(({ who, what }) => [who, what])).toEqual([
      ['mail:ta@bittern.example', 'booking.made'],
      ['mail:ta@bittern.example', 'booking.givenUp'],
    ]);
  });

  test('changes nothing by opening a link', async () => {
    await requestExternalBooking(deps, request);
    const token = tokenIn(0, 'Confirm my place');
    expect(await openLink(deps, token)).toMatchObject({
      ok: true,
      value: { purpose: 'book', standing: { booking: null, placesLeft: 1, closed: null } },
    });
    expect(deps.bookings.of(event.id)).toEqual([]);
  });

  test('gets one mail in ten minutes, however often the form is sent', async () => {
    expect(await requestExternalBooking(deps, request)).toMatchObject({ value: { alreadySent: false } });
    expect(await requestExternalBooking(deps, { ...request, email: 'ta@bittern.example ' })).toMatchObject({
      value: { alreadySent: true },
    });
    deps.clock.advance(10);
    await requestExternalBooking(deps, request);
    expect(deps.mailer.sent).toHaveLength(2);
  });

  test('gets a few mails in an hour, for however many events the form is sent', async () => {
    const events = Array.from({ length: 8 }, (_, n) => anEvent({ id: `other${n}` }));
    deps.events.seed(...events);
    const ask = (eventId: string, email = request.email) =>
      requestExternalBooking(deps, { ...request, eventId, email });
    for (const { id } of events.slice(0, 6)) expect(await ask(id)).toMatchObject({ ok: true });
    expect(await ask('other6')).toMatchObject({ failure: { code: 'tooMany' } });
    expect(await ask('other6', 'colleague@bittern.example')).toMatchObject({ ok: true });
    deps.clock.advance(60);
    expect(await ask('other7')).toMatchObject({ ok: true });
  });

  test('cannot have mail sent to everybody by one event’s form', async () => {
    const answers = [];
    for (let n = 0; n < 205; n += 1)
      answers.push(await requestExternalBooking(deps, { ...request, email: `someone${n}@school.example` }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(200);
    expect(answers.at(-1)).toMatchObject({ failure: { code: 'tooMany' } });
  });

  test('is not greeted with a name that a stranger typed', async () => {
    await requestExternalBooking(deps, { ...request, name: 'Win a prize' });
    expect(deps.mailer.sent[0]?.to).toEqual({ name: 'ta@bittern.example', email: 'ta@bittern.example' });
    expect(deps.mailer.sent[0]?.text).not.toContain('Win a prize');
  });

  test('gets no mail for an event that takes no bookings', async () => {
    deps.events.seed({ ...event, state: 'cancelled' });
    expect(await requestExternalBooking(deps, request)).toMatchObject({
      failure: { code: 'eventCancelled' },
    });
    expect(deps.mailer.sent).toEqual([]);
  });

  test('is told when a link has ended, is for something else or is not ours', async () => {
    await requestExternalBooking(deps, request);
    const token = tokenIn(0, 'Confirm my place');
    expect(await giveUpByLink(deps, token)).toMatchObject({ failure: { code: 'expired' } });
    expect(await confirmBooking(deps, `${token}x`)).toMatchObject({ failure: { code: 'expired' } });
    deps.clock.advance(24 * 60 + 1);
    expect(await confirmBooking(deps, token)).toMatchObject({ failure: { code: 'expired' } });
    expect(await openLink(deps, token)).toMatchObject({ failure: { code: 'expired' } });
  });

  test('is offered a freed place and takes it by a link of their own', async () => {
    const head = aPrincipal('head');
    await bookPlace(deps, { principal: head, eventId: event.id });
    await requestExternalBooking(deps, request);
    await confirmBooking(deps, tokenIn(0, 'Confirm my place'));
    expect(deps.mailer.sent[1]?.text).toContain('number 1 of 1 on the waiting list');
    await giveUpPlace(deps, { principal: head, eventId: event.id });
    expect(await confirmBooking(deps, tokenIn(2, 'Take the place'))).toMatchObject({
      value: { booking: { state: 'going' } },
    });
  });

  test('reads titles as text, whatever stands in them', async () => {
    await requestExternalBooking(deps, request);
    expect(deps.mailer.sent[0]?.html).toContain('Reading &lt;b&gt;fluency&lt;/b&gt; &amp; more');
    expect(deps.mailer.sent[0]?.html).not.toContain('<b>');
  });
});

test('a member finds the booking that was made for their address by e-mail', async () => {
  const head = aPrincipal('head');
  const editor = aPrincipal('editor', { roles: ['editor'] });
  await bookPlace(deps, { principal: editor, eventId: event.id, guest: { name: 'Head', email: head.email } });
  expect(await myBookings(deps, { principal: head })).toMatchObject([
    { booking: { state: 'going' }, event: { id: event.id } },
  ]);
});

test('bookings come soonest first, without those given up', async () => {
  const later = anEvent({ id: 'later', start: '2027-03-01T09:00:00Z', end: '2027-03-01T10:00:00Z' });
  const gone = anEvent({ id: 'gone' });
  deps.events.seed(later, gone);
  const principal = aPrincipal('head');
  for (const eventId of [later.id, event.id, gone.id]) await bookPlace(deps, { principal, eventId });
  await giveUpPlace(deps, { principal, eventId: gone.id });
  expect((await myBookings(deps, { principal })).map((entry) => entry.event.id)).toEqual([
    event.id,
    later.id,
  ]);
});
