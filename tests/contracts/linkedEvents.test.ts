/** More people than one Outlook event takes, on Microsoft 365 (here the local one, which takes 500 and counts mails). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Event } from '@microsoft/microsoft-graph-types';
import { createCalendarChanges } from '#adapters/graph/calendarChanges.ts';
import { createListChanges } from '#adapters/graph/listChanges.ts';
import { createOutlookCalendar } from '#adapters/graph/outlookCalendar.ts';
import { provisionSite } from '#adapters/graph/provision.ts';
import { createSharePointList } from '#adapters/graph/sharePointList.ts';
import { createListFinder } from '#adapters/graph/site.ts';
import { takeCalendarChanges } from '#core/sync/inbound/takeCalendarChanges.ts';
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

test('1,200 people at one online event are three Outlook events with one meeting, and one mail for each', async () => {
  const clock = new FixedClock(new Date());
  const { graph, local } = opened;
  const find = createListFinder(graph, site);
  const deps = {
    ...inMemoryDeps({
      clock,
      calendar: createOutlookCalendar(graph, mailbox),
      eventList: createSharePointList(graph, () => find('Events')),
    }),
    listChanges: createListChanges(graph, () => find('Events'), clock, eventListDefinition),
    bookingChanges: createListChanges(graph, () => find('Bookings'), clock, bookingListDefinition),
    calendarChanges: createCalendarChanges(graph, mailbox, clock),
  };
  const start = addSeconds(instantOf(clock.now()), 40 * 86_400);
  const end = addSeconds(start, 3600);
  const event = anEvent({ start, end, attendance: 'online', venue: null, capacity: null });
  const eventId = event.id;
  const going = (n: number) => aBooking({ person: aPerson(n), reference: `R${String(n).padStart(4, '0')}` });
  deps.events.seed(event);
  deps.bookings.seed(...Array.from({ length: 1200 }, (_, n) => going(n + 1)));
  const subjects = [
    { kind: 'event', eventId },
    { kind: 'bookings', eventId },
  ] as const;
  const project = async () => {
    await deps.outbox.mark(subjects);
    for (let round = 0; round < 3; round += 1) {
      const { again } = await projectSubjects(deps, subjects);
      clock.advance(2);
      if (again.length === 0) return;
    }
    throw new Error('it did not come to rest');
  };
  const entries = async (): Promise<Event[]> => {
    const { body } = await graph.send({ method: 'GET', url: `/users/${mailbox}/events?$top=100` });
    return (body as { value: Event[] }).value.toSorted((a, b) =>
      (a.createdDateTime ?? '') < (b.createdDateTime ?? '') ? -1 : 1,
    );
  };
  const mails = () => local.control.mailCounts().map((count) => count.total);
  const addresses = ({ attendees }: Event) =>
    (attendees ?? []).map(({ emailAddress }) => emailAddress?.address ?? '');

  await project();
  const made = await entries();
  expect(made.map((one) => addresses(one).length).sort()).toEqual([200, 500, 500]);
  expect(new Set(made.flatMap(addresses)).size).toBe(1200);
  expect(made.filter(({ isOnlineMeeting }) => isOnlineMeeting)).toHaveLength(1);
  expect(made.every(({ hideAttendees }) => hideAttendees)).toBe(true);
  expect(new Set(made.map(({ transactionId }) => transactionId)).size).toBe(3);
  const joinUrl = (await deps.events.get(eventId))?.value.joinUrl ?? '';
  expect(joinUrl).toMatch(/^https:\/\/teams/);
  expect(made.every(({ body }) => body?.content?.includes(joinUrl.replaceAll('&', '&amp;')))).toBe(true);
  expect([mails().length, Math.max(...mails())]).toEqual([1200, 1]);
  const listed = await graph.send({ method: 'GET', url: `${await find('Events')}/items` });
  expect((listed.body as { value: unknown[] }).value).toHaveLength(1);

  // One leaves, one comes: two mails, wherever they stand.
  deps.bookings.seed({ ...going(7), state: 'cancelled' }, going(1201));
  await project();
  expect(mails().reduce((sum, count) => sum + count, 0)).toBe(1202);

  // Somebody on the last event answers.
  const last = made.find((one) => addresses(one).length === 200);
  const [declines] = last ? addresses(last) : [];
  await local.control.advance(120_000);
  clock.advance(10);
  local.control.reply({ eventId: last?.id ?? '', email: declines ?? '', response: 'declined' });
  const page = await deps.calendarChanges.read(null);
  expect(await takeCalendarChanges(deps, page)).toMatchObject({
    putBack: 0,
    asked: 0,
    unknown: 0,
    changed: 0,
  });
  expect(deps.bookings.of(eventId).find(({ person }) => person.email === declines)?.state).toBe('cancelled');

  // A night later somebody has deleted one of them.
  await project();
  const [, second] = await deps.projections.getMany('calendar', [eventId, `${eventId}~2`]);
  await graph.send({ method: 'DELETE', url: `/users/${mailbox}/events/${second?.remoteId}` });
  clock.advance(60);
  await reconcileEverySide(deps);
  await project();
  expect(await entries()).toHaveLength(3);

  // And all of it goes when the event is cancelled.
  const stored = await deps.events.get(eventId);
  deps.events.seed({ ...event, ...stored?.value, state: 'cancelled', version: 2 });
  await project();
  expect(await entries()).toEqual([]);
});
