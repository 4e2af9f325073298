import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import { aBooking } from '../../tests/builders/aBooking.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { showPersonalCalendar, showPublicCalendar } from './calendars.ts';

const office = () => {
  const deps = inMemoryDeps();
  deps.areas.seed(anArea());
  deps.events.seed(anEvent({ attendance: 'online', joinUrl: 'https://meeting.example/1' }));
  return deps;
};
const call = (query: Record<string, string> = {}, headers: Record<string, string> = {}, file = '') => ({
  reference: 'A1B2C3D4',
  request: new HttpRequest({
    url: 'http://localhost/feeds/events.ics',
    method: 'GET',
    query,
    headers,
    params: { file },
  }),
});
const headersOf = ({ headers }: HttpResponseInit): Record<string, string> =>
  headers as Record<string, string>;

describe('a calendar to subscribe to', () => {
  test('is a calendar, kept for a quarter of an hour, without anybody’s name or join link', async () => {
    const deps = office();
    deps.bookings.seed(aBooking());
    const reply = await showPublicCalendar(deps)(call());
    expect(headersOf(reply)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'public, max-age=900',
    });
    expect(String(reply.body)).toContain('BEGIN:VCALENDAR');
    for (const word of [
      'ATTENDEE',
      'ORGANIZER',
      'meeting.example',
      aBooking().person.email,
      aBooking().reference,
    ])
      expect(String(reply.body)).not.toContain(word);
  });

  test('answers "nothing new" until something is', async () => {
    const deps = office();
    const { etag = '', 'last-modified': modified = '' } = headersOf(await showPublicCalendar(deps)(call()));
    const statusWith = async (headers: Record<string, string>) =>
      (await showPublicCalendar(deps)(call({}, headers))).status ?? 200;
    for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*'])
      expect(await statusWith({ 'if-none-match': known })).toBe(304);
    expect(await statusWith({ 'if-modified-since': modified })).toBe(304);
    expect(await statusWith({ 'if-modified-since': 'Sun, 22 Nov 2026 09:00:00 GMT' })).toBe(200);
    expect(await statusWith({ 'if-modified-since': 'never' })).toBe(200);
    deps.clock.advance(60);
    expect(await statusWith({ 'if-none-match': etag })).toBe(304);
    deps.events.seed(anEvent({ title: 'Another title', version: 2, changedAt: '2026-11-23T09:30:00Z' }));
    deps.clock.advance(1);
    expect(await statusWith({ 'if-none-match': etag, 'if-modified-since': modified })).toBe(200);
    expect(await statusWith({ 'if-modified-since': modified })).toBe(200);
  });

  test('is read and written once for many who ask at once, whatever they have already', async () => {
    const deps = office();
    let reads = 0;
    const between = deps.events.between.bind(deps.events);
    deps.events.between = (...window) => {
      reads += 1;
      return between(...window);
    };
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => showPublicCalendar(deps)(call(n % 2 ? {} : { area: 'ks2' }))),
    );
    expect(reads).toBe(1);
    expect(new Set(replies.map(({ body }) => body)).size).toBe(2);
  });

  test('says in a sentence that an area does not exist', async () => {
    const reply = await showPublicCalendar(office())(call({ area: 'cakes' }));
    expect([reply.status, reply.body]).toEqual([404, expect.stringContaining('no such area')]);
  });
});

describe('a personal calendar', () => {
  const { person } = aBooking();

  test('holds the bookings, is asked about each time, and ends with its link', async () => {
    const deps = office();
    deps.bookings.seed(aBooking());
    const { token } = await deps.feedLinks.obtain(person);
    const show = (headers = {}) => showPersonalCalendar(deps)(call({}, headers, `${token}.ics`));
    const reply = await show();
    expect(String(reply.body)).toContain(aBooking().reference);
    expect(headersOf(reply)).toMatchObject({ 'cache-control': 'private, no-cache' });
    expect((await show({ 'if-none-match': headersOf(reply).etag })).status).toBe(304);
    expect((await show({ 'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT' })).status).toBeUndefined();
    await deps.feedLinks.revoke(person.key);
    const gone = await show({ 'if-none-match': headersOf(reply).etag });
    expect([gone.status, gone.body]).toEqual([410, expect.stringContaining('revoked')]);
  });
});
