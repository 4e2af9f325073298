/** Reconciling on Microsoft 365 (here the local one): what went or was doubled while nobody followed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCalendarChanges } from '#adapters/graph/calendarChanges.ts';
import { createListChanges } from '#adapters/graph/listChanges.ts';
import { createOutlookCalendar } from '#adapters/graph/outlookCalendar.ts';
import { newEvent } from '#adapters/graph/outlookEvent.ts';
import { provisionSite } from '#adapters/graph/provision.ts';
import { createSharePointList } from '#adapters/graph/sharePointList.ts';
import { createListFinder } from '#adapters/graph/site.ts';
import { calendarEntry } from '#core/sync/calendarEntry.ts';
import { bookingKey } from '#core/sync/listFields.ts';
import { bookingListDefinition, eventListDefinition } from '#core/sync/lists.ts';
import { projectSubjects } from '#core/sync/projectSubjects.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { reconcileEverySide } from '#functions/timers/reconcile.ts';
import { aBooking, aPerson } from '../builders/aBooking.ts';
import { anEvent } from '../builders/anEvent.ts';
import { FixedClock } from '../doubles/fixedClock.ts';
import { inMemoryDeps } from '../doubles/inMemoryDeps.ts';
import { mailbox, type OpenedMicrosoft365, openLocalMicrosoft365, site } from './localMicrosoft365.ts';

let opened: OpenedMicrosoft365;

beforeAll(async () => {
  opened = await openLocalMicrosoft365();
  await provisionSite(opened.graph, site);
}, 30_000);
afterAll(() => opened?.close());

test('a deleted item is asked about, a second entry goes, bookings stand as in the roster, and a second night costs one request', async () => {
  const clock = new FixedClock(new Date());
  const { graph } = opened;
  const find = createListFinder(graph, site);
  const deps = {
    ...inMemoryDeps({
      clock,
      calendar: createOutlookCalendar(graph, mailbox),
      eventList: createSharePointList(graph, () => find('Events')),
      bookingList: createSharePointList(graph, () => find('Bookings')),
    }),
    listChanges: createListChanges(graph, () => find('Events'), clock, eventListDefinition),
    bookingChanges: createListChanges(graph, () => find('Bookings'), clock, bookingListDefinition),
    calendarChanges: createCalendarChanges(graph, mailbox, clock),
  };
  const start = addSeconds(instantOf(clock.now()), 40 * 86_400);
  const events = ['aaaa00000001', 'bbbb00000002'].map((id) =>
    anEvent({ id, start, end: addSeconds(start, 3600), state: 'published' }),
  );
  const [first, second] = events;
  if (!first || !second) throw new Error('two events were wanted');
  await deps.events.write(events.map((event) => ({ event, etag: null })));
  const subjects = events.map(({ id }) => ({ kind: 'event' as const, eventId: id }));
  await deps.outbox.mark(subjects);
  await projectSubjects(deps, subjects);
  deps.bookings.seed(aBooking({ eventId: first.id, reference: 'AAAAA' }));
  deps.bookings.seed(aBooking({ eventId: first.id, reference: 'BBBBB', person: aPerson(2) }));
  await projectSubjects(deps, [{ kind: 'bookings', eventId: first.id }]);
  clock.advance(10);

  const [item] = await deps.projections.getMany('list', [first.id]);
  await graph.send({ method: 'DELETE', url: `${await find('Events')}/items/${item?.remoteId}` });
  const twice = newEvent(second.id, calendarEntry(second, deps.publicUrl), 1);
  await graph.send({ method: 'POST', url: `/users/${mailbox}/events`, body: twice });
  const entries = async () => {
    const { body } = await graph.send({ method: 'GET', url: `/users/${mailbox}/events?$select=id` });
    return (body as { value: unknown[] }).value.length;
  };
  expect(await entries()).toBe(3);

  const bookings = await find('Bookings');
  const keys = ['AAAAA', 'BBBBB'].map((reference) => bookingKey({ eventId: first.id, reference }));
  const [edited, deleted] = await deps.projections.getMany('bookingList', keys);
  const fields = { State: 'waiting', Person: 'Somebody Else' };
  await graph.send({ method: 'PATCH', url: `${bookings}/items/${edited?.remoteId}/fields`, body: fields });
  await graph.send({ method: 'DELETE', url: `${bookings}/items/${deleted?.remoteId}` });
  const orphan = {
    fields: { Title: 'Left behind', Key: bookingKey({ eventId: first.id, reference: 'CCCCC' }) },
  };
  await graph.send({ method: 'POST', url: `${bookings}/items`, body: orphan });

  await reconcileEverySide(deps);
  expect(await entries()).toBe(2);
  const questions = (await deps.desk.openQuestions()).map(({ value }) => value);
  expect(questions).toMatchObject([{ eventId: first.id, source: 'list', edit: { deleted: true } }]);
  expect((await deps.readings.get('list')).drift?.found).toBe(1);
  expect((await deps.readings.get('calendar')).drift?.found).toBe(1);
  expect((await deps.readings.get('bookings')).drift).toMatchObject({ found: 2, asked: 0 });
  await projectSubjects(deps, [{ kind: 'bookings', eventId: first.id }]);
  const url = `${bookings}/items?$expand=fields`;
  const { body } = await graph.send({ method: 'GET', url });
  const items = (body as { value: { fields: { Key: string } }[] }).value.map((one) => one.fields);
  expect(items.toSorted((a, b) => a.Key.localeCompare(b.Key))).toMatchObject([
    { Key: keys[0], State: 'going', Person: aBooking().person.name },
    { Key: keys[1], State: 'going', Person: aPerson(2).name },
  ]);

  clock.advance(24 * 60);
  opened.requests.length = 0;
  await reconcileEverySide(deps);
  expect(opened.requests).toEqual([expect.stringMatching(/^GET .*\/items\/delta$/)]);
  expect((await deps.readings.get('calendar')).drift?.found).toBe(0);
});
