import { describe, expect, jest, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from '../../../../../tests/contracts/graphSchemas.ts';
import { type DeltaSettings, deltaSettings } from '../../changes/deltaSettings.ts';
import { forgetAllChanges } from '../../changes/journal.ts';
import { addressOf, anEvent, attendee, type Json, localOutlook, shared } from '../testing/localOutlook.ts';
import { eventsIn } from './eventEntity.ts';

if (!graphContractsPresent) console.log('not checked: contracts absent');

const february = 'startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z';
const first = `${shared}/calendarView/delta?${february}`;
const pagesOf = (size: number) => ({ headers: { prefer: `odata.maxpagesize=${size}` } });

const on = (day: string, over: Record<string, unknown> = {}) =>
  anEvent({
    start: { dateTime: `${day}T09:00:00`, timeZone: 'UTC' },
    end: { dateTime: `${day}T10:00:00`, timeZone: 'UTC' },
    ...over,
  });

const opened = (settings: Partial<DeltaSettings> = {}) => {
  const outlook = localOutlook();
  deltaSettings.change(outlook.store, settings);
  const create = async (day: string, over: Record<string, unknown> = {}) =>
    `${(await outlook.post(`${shared}/events`, on(day, over))).body.id}`;

  /** A whole round from a link, and the link to the next one. */
  const round = async (link: string, size = 2) => {
    const pages: Json[] = [];
    let next: string | undefined = link;
    while (next !== undefined) {
      const { status, body }: Awaited<ReturnType<typeof outlook.get>> = await outlook.get(
        next,
        pagesOf(size),
      );
      expect(status).toBe(200);
      pages.push(body);
      next = body['@odata.nextLink'];
    }
    const entries = pages.flatMap(({ value }) => [...(value ?? [])]);
    return {
      pages,
      entries,
      ids: entries.map(({ id }) => id),
      link: `${pages.at(-1)?.['@odata.deltaLink']}`,
    };
  };
  return { ...outlook, create, round };
};

const removed = (id: string) => ({ id, '@removed': { reason: 'deleted' } });

describe('the first round of changes in a calendar view', () => {
  test('gives everything in the window, page by page, and a link to what comes', async () => {
    const outlook = opened();
    const days = ['2027-02-03', '2027-02-04', '2027-02-04', '2027-02-20', '2027-02-28'];
    const ids = await Promise.all(days.map((day) => outlook.create(day)));
    await outlook.create('2027-03-05');
    const { pages, entries, ids: found, link } = await outlook.round(first);
    expect(pages.map(({ value }) => value?.length)).toEqual([2, 2, 1]);
    expect(found.toSorted()).toEqual(ids.toSorted());
    expect(entries[0]).toMatchObject({ '@odata.type': '#microsoft.graph.event', type: 'singleInstance' });
    expect(pages[0]?.['@odata.context']).toMatch(/\$metadata#Collection\(event\)$/);
    expect(link).toMatch(/\/calendarView\/delta\?\$deltatoken=[\w-]+$/);
    expect((await outlook.round(link)).entries).toEqual([]);
  });

  test('takes what reaches in from before, what is longer than the window, and each once', async () => {
    const outlook = opened();
    const long = { dateTime: '2028-01-01T00:00:00', timeZone: 'UTC' };
    const ids = [
      await outlook.create('2027-01-31', { end: { dateTime: '2027-02-03T09:00:00', timeZone: 'UTC' } }),
      await outlook.create('2027-01-01', { end: long }),
    ];
    expect((await outlook.round(first, 1)).ids.toSorted()).toEqual(ids.toSorted());
  });

  test('gives ten at a time unless asked, says which size it took, and reads times in the preferred zone', async () => {
    const outlook = opened();
    await Promise.all(Array.from({ length: 11 }, () => outlook.create('2027-02-03')));
    expect((await outlook.get(first)).body.value).toHaveLength(10);
    const prefer = 'outlook.timezone="GMT Standard Time", odata.maxpagesize=3';
    const { headers, body } = await outlook.get(first, { headers: { prefer } });
    expect(headers['preference-applied']).toBe(prefer);
    expect(body.value).toHaveLength(3);
    expect(body.value?.[0]?.start?.timeZone).toBe('GMT Standard Time');
  });

  test.each([
    '$select=id',
    '$expand=attachments',
    "$filter=subject eq 'x'",
    '$orderby=subject',
    '$search="x"',
    '$top=5',
  ])('refuses %s', async (option) => {
    const reply = await opened().get(`${first}&${option}`);
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'ErrorInvalidUrlQuery' } } });
  });

  test('needs a window, and a token that can be read', async () => {
    const outlook = opened();
    for (const query of ['', '?startDateTime=2027-02-01', '?$deltatoken=nonsense'])
      expect((await outlook.get(`${shared}/calendarView/delta${query}`)).status).toBe(400);
  });

  test('is there under each way to name the calendar, and keeps calendars apart', async () => {
    const outlook = opened();
    const id = await outlook.create('2027-02-03');
    const own = (await outlook.get(`${shared}/calendar`)).body.id;
    const other = (await outlook.post(`${shared}/calendars`, { name: 'Visits' })).body.id;
    for (const calendar of ['/calendar', `/calendars/${own}`])
      expect((await outlook.round(`${shared}${calendar}/calendarView/delta()?${february}`)).ids).toEqual([
        id,
      ]);
    const visits = await outlook.round(`${shared}/calendars/${other}/calendarView/delta?${february}`);
    expect(visits.ids).toEqual([]);
    await outlook.create('2027-02-05');
    expect((await outlook.round(visits.link)).ids).toEqual([]);
  });
});

describe('later rounds', () => {
  test('tell what was added, changed and deleted in the window, each in its present state', async () => {
    const outlook = opened();
    const [changed, deleted] = [await outlook.create('2027-02-03'), await outlook.create('2027-02-04')];
    const { link } = await outlook.round(first);
    await outlook.patch(`${shared}/events/${changed}`, { subject: 'First' });
    await outlook.remove(`${shared}/events/${deleted}`);
    const added = await outlook.create('2027-02-05');
    await outlook.patch(`${shared}/events/${changed}`, { subject: 'Second' });
    const { entries } = await outlook.round(link, 10);
    expect(entries).toMatchObject([removed(deleted), { id: added }, { id: changed, subject: 'Second' }]);
    expect(entries).toHaveLength(3);
  });

  test('call removed whatever changed outside the window, were it new', async () => {
    const outlook = opened();
    const [moved, outside, gone] = [
      await outlook.create('2027-02-03'),
      await outlook.create('2027-05-03'),
      await outlook.create('2027-05-04'),
    ];
    const { link } = await outlook.round(first);
    await outlook.patch(`${shared}/events/${moved}`, {
      start: on('2027-04-03').start,
      end: on('2027-04-03').end,
    });
    await outlook.patch(`${shared}/events/${outside}`, { subject: 'Still in May' });
    await outlook.remove(`${shared}/events/${gone}`);
    const created = await outlook.create('2027-06-03');
    const { entries } = await outlook.round(link, 10);
    expect(entries).toEqual([moved, outside, gone, created].map(removed));
    expect((await outlook.get(`${shared}/events/${outside}`)).status).toBe(200);
  });

  test('tell the organiser of answers, and attendees of what the organiser does', async () => {
    const outlook = opened();
    const head = addressOf('Head teacher');
    const heads = await outlook.round(`/users/${head}/calendarView/delta?${february}`);
    const id = await outlook.create('2027-02-03', { attendees: [attendee(head)] });
    const { link } = await outlook.round(first);
    const { entries } = await outlook.round(heads.link);
    expect(entries).toMatchObject([{ isOrganizer: false }]);
    await outlook.post(`/users/${head}/events/${entries[0]?.id}/accept`);
    expect((await outlook.round(link)).entries).toMatchObject([
      { id, attendees: [{ status: { response: 'accepted' } }] },
    ]);
  });

  test('miss nothing that happens while the first round is read', async () => {
    const outlook = opened();
    const ids = [await outlook.create('2027-02-03'), await outlook.create('2027-02-04')];
    const page = (await outlook.get(first, pagesOf(1))).body;
    await outlook.patch(`${shared}/events/${ids[0]}`, { subject: 'Changed meanwhile' });
    const early = await outlook.create('2027-02-01');
    await outlook.remove(`${shared}/events/${ids[1]}`);
    const rest = await outlook.round(`${page['@odata.nextLink']}`);
    const later = await outlook.round(rest.link, 10);
    expect(later.entries).toMatchObject([
      { id: ids[0], subject: 'Changed meanwhile' },
      { id: early },
      removed(`${ids[1]}`),
    ]);
  });

  test('cost what the changes cost, however many events there are', async () => {
    const looksAt = async (events: number): Promise<number> => {
      const outlook = opened();
      for (let n = 0; n < events; n += 1) await outlook.create(`2027-02-${10 + (n % 9)}`);
      const { link, ids } = await outlook.round(first, 1000);
      await outlook.patch(`${shared}/events/${ids[3]}`, { subject: 'One' });
      const all = eventsIn(outlook.context);
      const [one, many] = [jest.spyOn(all, 'get'), jest.spyOn(all, 'by')];
      expect((await outlook.round(link, 1000)).ids).toEqual([ids[3]]);
      return one.mock.calls.length + many.mock.calls.length;
    };
    expect(await looksAt(400)).toBe(await looksAt(4));
  });
});

describe('what a client has to stand', () => {
  test('empty pages that lead on, and entries that come twice', async () => {
    const outlook = opened({ seed: 'a', emptyPages: 0.5, repeats: 0.5 });
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => outlook.create(`2027-02-${10 + n}`)));
    const { pages, ids: found, link } = await outlook.round(first, 3);
    expect(new Set(found)).toEqual(new Set(ids));
    expect(found.length).toBeGreaterThan(ids.length);
    expect(pages.some((page) => page.value?.length === 0 && page['@odata.nextLink'])).toBe(true);
    for (const id of ids) await outlook.patch(`${shared}/events/${id}`, { subject: 'Changed' });
    expect(new Set((await outlook.round(link, 3)).ids)).toEqual(new Set(ids));
  });

  test('the same again with the same seed', async () => {
    const sizes = async () => {
      const outlook = opened({ seed: 'again', emptyPages: 0.4, repeats: 0.4 });
      await Promise.all(Array.from({ length: 9 }, (_, n) => outlook.create(`2027-02-${10 + n}`)));
      return (await outlook.round(first, 2)).pages.map(({ value }) => value?.length);
    };
    expect(await sizes()).toEqual(await sizes());
  });

  test.each([
    ['its age', (outlook: ReturnType<typeof opened>) => outlook.setClock('2027-01-11T10:00:01Z')],
    [
      'the server, which has forgotten',
      (outlook: ReturnType<typeof opened>) => forgetAllChanges(outlook.store),
    ],
  ])('a token that no longer leads anywhere because of %s', async (_, spoil) => {
    const outlook = opened({ tokenLifeSeconds: 3600 });
    const id = await outlook.create('2027-02-03');
    const { link } = await outlook.round(first);
    spoil(outlook);
    const reply = await outlook.get(link);
    expect(reply).toMatchObject({ status: 410, body: { error: { code: 'syncStateNotFound' } } });
    const location = `${reply.headers.Location}`;
    expect(location).toMatch(/\$deltatoken=$/);
    expect((await outlook.round(location)).ids).toEqual([id]);
  });

  test('or a 400 without the way back', async () => {
    const outlook = opened({ calendarExpiry: 400 });
    const { link } = await outlook.round(first);
    await outlook.create('2027-02-03');
    forgetAllChanges(outlook.store);
    const reply = await outlook.get(link);
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'syncStateNotFound' } } });
    expect(reply.headers.Location).toBeUndefined();
  });
});

test("all of it is what Microsoft's types allow", async () => {
  const outlook = opened();
  const id = await outlook.create('2027-02-03', { attendees: [attendee(addressOf('SENCO'))] });
  const { entries, link } = await outlook.round(first);
  await outlook.remove(`${shared}/events/${id}`);
  entries.push(...(await outlook.round(link)).entries);
  expect(entries.map((entry) => entry.id)).toEqual([id, id]);
  if (!graphContractsPresent) return;
  expect(entries.flatMap((entry) => graphTypeErrors('event', entry))).toEqual([]);
});
