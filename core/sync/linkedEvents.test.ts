/** More people than one Outlook event takes. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { now, project } from '../../tests/builders/editedOutside.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { Booking } from '../bookings/booking.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import type { Reply } from './inbound/ports.ts';
import { takeCalendarChanges } from './inbound/takeCalendarChanges.ts';
import { seatPeople } from './linkedEvents.ts';
import { projectSubjects } from './projectSubjects.ts';
import { compareSnapshots } from './reconcile/compareSnapshots.ts';

const { id } = anEvent();
const online = { attendance: 'online', venue: null, capacity: 2000 } as const;

/** Person 17, who came as the 17th. */
const going = (n: number, overrides: Partial<Booking> = {}): Booking =>
  aBooking({
    person: aPerson(n),
    reference: `R${String(n).padStart(4, '0')}`,
    queuedAt: `2026-11-20T${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z`,
    ...overrides,
  });
const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => going(from + n));
const leaves = (n: number) => going(n, { state: 'cancelled' });

const change = async (deps: InMemoryDeps, event: Partial<CollaborativeEvent>) => {
  const stored = await deps.events.get(id);
  deps.events.seed({ ...anEvent(), ...stored?.value, ...event });
  await deps.outbox.mark([{ kind: 'event', eventId: id }]);
  await project(deps);
};

const world = async (count: number, event: Partial<CollaborativeEvent> = online): Promise<InMemoryDeps> => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent(event));
  deps.bookings.seed(...people(1, count));
  await project(deps);
  await project(deps);
  return deps;
};

const entries = (deps: InMemoryDeps) =>
  [...deps.calendar.entries].map(([remoteId, entry]) => ({ remoteId, ...entry }));
const sizes = (deps: InMemoryDeps) => entries(deps).map(({ attendees }) => attendees.length);
const everyone = (deps: InMemoryDeps) =>
  entries(deps).flatMap(({ attendees }) => attendees.map(({ email }) => email));
const operations = (deps: InMemoryDeps) => deps.calendar.operations.map(({ op }) => op);
const linked = (deps: InMemoryDeps) => {
  const found = entries(deps).find(({ key }) => key === `${id}~2`);
  if (!found) throw new Error('there is no linked event');
  return found;
};

describe('an event with 1,200 people', () => {
  it('stands three times in the calendar with one meeting and once in the list, and everybody is invited once', async () => {
    const deps = await world(1200);
    expect(sizes(deps)).toEqual([500, 500, 200]);
    expect(new Set(everyone(deps)).size).toBe(1200);
    expect(operations(deps).filter((op) => op === 'attendees')).toHaveLength(3);
    const [first, ...others] = entries(deps);
    const joinUrl = first?.joinUrl ?? '';
    expect(joinUrl).toMatch(/^https:\/\/teams/);
    for (const { entry } of others) {
      expect(entry).toMatchObject({
        online: false,
        subject: first?.entry.subject,
        start: first?.entry.start,
      });
      expect(entry.body).toContain(joinUrl);
    }
    expect(deps.eventList.items.size).toBe(1);
    expect(await deps.outbox.size()).toBe(0);
  });

  it('leaves everybody where they are when people go and come', async () => {
    const deps = await world(1200);
    const before = new Map(entries(deps).map(({ key, attendees }) => [key, attendees]));
    deps.bookings.seed(leaves(3), leaves(700), ...people(1201, 1203));
    await project(deps);
    expect(sizes(deps)).toEqual([500, 500, 201]);
    const moved = entries(deps).flatMap(({ key, attendees }) =>
      attendees.filter(
        ({ email }) =>
          !before.get(key)?.some((one) => one.email === email) &&
          [...before.values()].flat().some((one) => one.email === email),
      ),
    );
    expect(moved).toEqual([]);
  });

  it('follows a change of the event', async () => {
    const deps = await world(600);
    await change(deps, { version: 2, title: 'Fluency', end: '2027-01-19T13:00:00Z' });
    for (const { entry } of entries(deps))
      expect(entry).toMatchObject({ subject: 'Online: Fluency', end: '2027-01-19T13:00:00Z' });
  });

  it('says the new link where the meeting was lost and made again', async () => {
    const deps = await world(600);
    const [first] = entries(deps);
    const entry = first && deps.calendar.entries.get(first.remoteId);
    if (entry) entry.joinUrl = 'https://teams.microsoft.com/l/meetup-join/new';
    await change(deps, { version: 2, joinUrl: null });
    await project(deps);
    expect(linked(deps).entry.body).toContain('meetup-join/new');
  });

  it('goes whole when the event is cancelled', async () => {
    const deps = await world(1200);
    await change(deps, { state: 'cancelled', version: 2 });
    expect(deps.calendar.entries.size).toBe(0);
    expect(deps.projections.rows.size).toBe(0);
  });

  it('goes whole when the event is cancelled after its first entry has gone', async () => {
    const deps = await world(501);
    const [first] = entries(deps);
    deps.calendar.entries.delete(first?.remoteId ?? '');
    deps.projections.forget(...(await deps.projections.getMany('calendar', [id])));
    const stored = await deps.events.get(id);
    deps.events.seed({ ...anEvent(), ...stored?.value, state: 'cancelled', version: 2 });
    await deps.outbox.mark([{ kind: 'event', eventId: id }]);
    await projectSubjects(deps, [{ kind: 'event', eventId: id }]);
    expect(deps.calendar.entries.size).toBe(0);
  });

  it('comes to the same when two workers do it at once', async () => {
    const deps = inMemoryDeps();
    deps.events.seed(anEvent(online));
    deps.bookings.seed(...people(1, 1100));
    await deps.outbox.mark([{ kind: 'bookings', eventId: id }]);
    await Promise.all([project(deps), project(deps)]);
    await project(deps);
    expect(sizes(deps)).toEqual([500, 500, 100]);
    expect(new Set(everyone(deps)).size).toBe(1100);
  });

  it('needs one entry less when the last people of one have left, and finds it again later', async () => {
    const deps = await world(501);
    deps.bookings.seed(leaves(501));
    await project(deps);
    expect(sizes(deps)).toEqual([500]);
    deps.bookings.seed(...people(502, 503));
    await project(deps);
    expect(sizes(deps)).toEqual([500, 2]);
  });

  it('waits for a join link that is late before it tells a second one', async () => {
    const deps = inMemoryDeps();
    deps.calendar.joinUrlLate = true;
    deps.events.seed(anEvent(online));
    deps.bookings.seed(...people(1, 501));
    await project(deps);
    expect(sizes(deps)).toEqual([500]);
    deps.calendar.joinUrlLate = false;
    await project(deps);
    await project(deps);
    expect(sizes(deps)).toEqual([500, 1]);
    expect(linked(deps).entry.body).toContain('https://teams');
  });

  it('takes the answers of people on every entry', async () => {
    const deps = await world(501);
    const { remoteId, key, entry } = linked(deps);
    const reply: Reply = { email: aPerson(501).email, response: 'declined', at: '2026-11-22T09:00:00Z' };
    const taken = await takeCalendarChanges(deps, {
      changes: [{ remoteId, key, gone: false, entry, replies: [reply] }],
      readAt: now(deps),
    });
    expect(taken).toMatchObject({ replied: 1, putBack: 0, unknown: 0 });
    expect(deps.bookings.of(id).filter(({ state }) => state === 'going')).toHaveLength(500);
  });

  it.each([
    ['edited', { gone: false, fields: { subject: 'Mine' } }],
    ['deleted', { gone: true, fields: {} }],
  ])('puts a further entry back that somebody has %s, and asks nobody', async (_, { gone, fields }) => {
    const deps = await world(501);
    const { remoteId, key, entry } = linked(deps);
    if (gone) deps.calendar.entries.delete(remoteId);
    const theirs = gone ? null : { ...entry, ...fields };
    const standing = deps.calendar.entries.get(remoteId);
    if (standing && theirs) standing.entry = theirs;
    const changes = [{ remoteId, key, gone, entry: theirs, replies: [] }];
    expect(await takeCalendarChanges(deps, { changes, readAt: now(deps) })).toMatchObject({
      asked: 0,
      changed: 0,
      putBack: 1,
    });
    await project(deps);
    expect(sizes(deps)).toEqual([500, 1]);
    expect(linked(deps).entry.subject).toBe(entry.subject);
    expect(await deps.desk.openQuestions()).toEqual([]);
  });

  it('is looked after every night', async () => {
    const deps = await world(501);
    deps.projections.forget(...(await deps.projections.getMany('calendar', [`${id}~2`])));
    const before = await deps.projections.getMany('calendar', [`${id}~2`]);
    expect(before).toEqual([]);
    await project(deps);
    const event = (await deps.events.get(id))?.value;
    expect(await compareSnapshots(deps, 'calendar', event ? [event] : [])).toEqual([]);
    expect(await deps.outbox.marks([{ kind: 'bookings', eventId: id }])).toHaveLength(1);
    await project(deps);
    expect(sizes(deps)).toEqual([500, 1]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'loses and doubles nobody when a worker crashes at step %i',
    async (step) => {
      const deps = inMemoryDeps();
      deps.events.seed(anEvent(online));
      deps.bookings.seed(...people(1, 1100));
      await project(deps);
      deps.bookings.seed(leaves(5), ...people(1101, 1105));
      let calls = 0;
      const change = deps.projections.change.bind(deps.projections);
      deps.projections.change = async (...given) => {
        calls += 1;
        if (calls === step) throw new Error('crash');
        return change(...given);
      };
      await deps.outbox.mark([{ kind: 'bookings', eventId: id }]);
      await project(deps).catch(() => undefined);
      await project(deps);
      await project(deps);
      expect(sizes(deps)).toEqual([500, 500, 104]);
      expect(new Set(everyone(deps)).size).toBe(1104);
    },
  );
});

describe('seats', () => {
  it('are kept by everybody who stays, never more than there are, each person on one', () => {
    const names = fc.uniqueArray(fc.integer({ min: 1, max: 40 }).map(String), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), (rosters) => {
        let seats: string[][] = [];
        for (const roster of rosters) {
          const next = seatPeople(roster, seats, 5);
          expect(next.flat().sort()).toEqual([...roster].sort());
          expect(Math.max(0, ...next.map(({ length }) => length))).toBeLessThanOrEqual(5);
          seats.forEach((part, index) => {
            for (const name of part) if (roster.includes(name)) expect(next[index]).toContain(name);
          });
          seats = next;
        }
      }),
    );
  });
});
