import { describe, expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import type { CalendarOperation, ListOperation, ProjectionStore, Subject } from './ports.ts';
import { projectSubjects } from './projectSubjects.ts';
import { sweepOutbox } from './sweepOutbox.ts';

const event: Subject = { kind: 'event', eventId: anEvent().id };
const bookings: Subject = { kind: 'bookings', eventId: anEvent().id };
const onlineEvent = (overrides: Partial<CollaborativeEvent> = {}) =>
  anEvent({ attendance: 'online', venue: null, ...overrides });

const world = (...events: CollaborativeEvent[]): InMemoryDeps => {
  const deps = inMemoryDeps();
  deps.events.seed(...events);
  return deps;
};

/** Marks and projects, as a change of these subjects does. */
const project = async (deps: InMemoryDeps, ...subjects: Subject[]) => {
  await deps.outbox.mark(subjects);
  return projectSubjects(deps, subjects);
};

const calls = ({ calendar, eventList, bookingList }: InMemoryDeps): string[] =>
  [...calendar.operations, ...eventList.operations, ...bookingList.operations].map(({ op }) => op);

describe('bringing projections into step', () => {
  it('puts an online event into the calendar and, with its join link, into the list', async () => {
    const deps = world(onlineEvent({ programme: 'Practice Week 2027' }));
    expect(await project(deps, event)).toEqual({ again: [] });
    expect(deps.calendar.byKey(event.eventId)?.entry).toMatchObject({
      subject: 'Online: Reading fluency across KS2',
      body: expect.stringMatching(
        /^Join and details: http:\/\/localhost:5300\/go\/e\/.*Times are UK time\.$/s,
      ),
      location: 'Online, link below',
      online: true,
      showAs: 'busy',
      categories: ['ks2', 'Practice Week 2027'],
    });
    const joinUrl = deps.events.all()[0]?.joinUrl;
    expect(joinUrl).toMatch(/^https:\/\/teams/);
    expect(deps.eventList.byKey(event.eventId)).toMatchObject({ JoinLink: joinUrl, Status: 'published' });
    expect(await deps.outbox.size()).toBe(0);
  });

  it('leaves in doubt what somebody put in doubt while something else was written', async () => {
    const deps = world(anEvent());
    await project(deps, event);
    deps.events.seed(anEvent({ title: 'Another title', version: 2 }));
    const slowly = {
      ...deps,
      calendar: Object.assign(Object.create(deps.calendar), {
        apply: async (operations: readonly CalendarOperation[]) => {
          const [note] = await deps.projections.getMany('calendar', [event.eventId]);
          if (!note) throw new Error('nothing is noted');
          const { start: _, ...certain } = note.snapshot;
          deps.projections.seed({ ...note, snapshot: certain });
          return deps.calendar.apply(operations);
        },
      }),
    };
    await deps.outbox.mark([event]);
    await projectSubjects(slowly, [event]);
    const [note] = await deps.projections.getMany('calendar', [event.eventId]);
    expect(note?.snapshot).not.toHaveProperty('start');
    expect(note?.snapshot).toMatchObject({ subject: expect.stringContaining('Another title') });
  });

  it('takes off whom another worker invited to the entry that both made at once', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    const slowly = {
      ...deps,
      calendar: Object.assign(Object.create(deps.calendar), {
        apply: async (operations: readonly CalendarOperation[]) => {
          deps.clock.advance(3);
          await project(deps, event, bookings);
          deps.bookings.seed(aBooking({ state: 'cancelled' }));
          return deps.calendar.apply(operations);
        },
      }),
    };
    await deps.outbox.mark([event]);
    await projectSubjects(slowly, [event]);
    await project(deps, bookings);
    expect(deps.calendar.byKey(event.eventId)?.attendees).toEqual([]);
  });

  it('looks for a late join link without passing for the last to write the entry', async () => {
    const deps = world(onlineEvent());
    deps.calendar.joinUrlLate = true;
    await project(deps, event);
    const written = await deps.projections.getMany('calendar', [event.eventId]);
    deps.clock.advance(1);
    await project(deps, event);
    expect(calls(deps)).toContain('read');
    expect(await deps.projections.getMany('calendar', [event.eventId])).toEqual(written);
  });

  it('knows of the item that another worker made anew, however late it hears that the old one had gone', async () => {
    const deps = world(anEvent());
    await project(deps, event);
    deps.eventList.items.clear();
    deps.events.seed(anEvent({ title: 'Another title', version: 2 }));
    const slowly = {
      ...deps,
      eventList: {
        apply: async (operations: readonly ListOperation[]) => {
          deps.clock.advance(3);
          await project(deps, event);
          await project(deps, event);
          return deps.eventList.apply(operations);
        },
      },
    };
    await deps.outbox.mark([event]);
    await projectSubjects(slowly, [event]);
    const [remoteId] = deps.eventList.items.keys();
    expect(await deps.projections.getMany('list', [event.eventId])).toMatchObject([{ remoteId }]);
  });

  it('shows a deadline as a free whole day without a meeting, and invites nobody', async () => {
    const deadline = anEvent({
      kind: 'keyDate',
      attendance: 'none',
      venue: null,
      capacity: null,
      allDay: true,
    });
    const deps = world(deadline);
    deps.bookings.seed(aBooking());
    await project(deps, event, bookings);
    const entry = deps.calendar.byKey(event.eventId);
    expect(entry?.entry).toMatchObject({
      subject: 'Deadline: Reading fluency across KS2',
      showAs: 'free',
      allDay: true,
      online: false,
    });
    expect(entry?.attendees).toEqual([]);
  });

  it('asks nobody when nothing has changed', async () => {
    const deps = world(onlineEvent());
    await project(deps, event);
    const before = calls(deps).length;
    await project(deps, event);
    expect(calls(deps)).toHaveLength(before);
  });

  it('writes only the fields that changed, times together', async () => {
    const deps = world(anEvent());
    await project(deps, event);
    deps.events.seed(anEvent({ version: 2, end: '2027-01-19T11:30:00Z' }));
    await project(deps, event);
    expect(deps.calendar.operations.at(-1)).toMatchObject({
      op: 'update',
      changes: {
        start: '2027-01-19T09:30:00Z',
        end: '2027-01-19T11:30:00Z',
        zone: 'Europe/London',
        allDay: false,
      },
    });
    expect(deps.eventList.operations.at(-1)).toMatchObject({
      op: 'update',
      fields: { End: '2027-01-19T11:30:00Z' },
    });
  });

  it('never takes a Teams meeting off, and hides its link', async () => {
    const deps = world(onlineEvent());
    await project(deps, event);
    deps.events.seed(anEvent({ version: 2 }));
    await project(deps, event);
    const update = deps.calendar.operations.at(-1);
    expect(update?.op === 'update' && 'online' in update.changes).toBe(false);
    expect(deps.eventList.byKey(event.eventId)?.JoinLink).toBeNull();
  });

  it('cancels in the calendar and deletes from the list', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    await project(deps, event, bookings);
    deps.events.seed(anEvent({ version: 2, state: 'cancelled' }));
    await project(deps, event, bookings);
    expect(deps.calendar.operations.map(({ op }) => op)).toEqual(['create', 'attendees', 'cancel']);
    expect([deps.eventList.items.size, deps.bookingList.items.size]).toEqual([0, 0]);
    expect(deps.projections.rows.size).toBe(0);
  });

  it('comes back for a join link that is late', async () => {
    const deps = world(onlineEvent());
    deps.calendar.joinUrlLate = true;
    expect((await project(deps, event)).again).toEqual([
      { subject: event, afterSeconds: 30, reason: expect.stringContaining('join link') },
    ]);
    expect(await deps.outbox.size()).toBe(1);
    expect(await projectSubjects(deps, [event])).toEqual({ again: [] });
    expect(deps.calendar.operations.at(-1)?.op).toBe('read');
    expect(deps.eventList.byKey(event.eventId)?.JoinLink).toMatch(/^https/);
    expect(await deps.outbox.size()).toBe(0);
  });

  it('tries again when told to wait, and keeps the mark', async () => {
    const deps = world(anEvent());
    deps.calendar.script.next(event.eventId, { status: 'retry', afterSeconds: 17, reason: 'throttled' });
    expect((await project(deps, event)).again).toEqual([
      { subject: event, afterSeconds: 17, reason: 'throttled' },
    ]);
    expect(await deps.outbox.size()).toBe(1);
    await projectSubjects(deps, [event]);
    expect(deps.calendar.entries.size).toBe(1);
    expect(await deps.outbox.size()).toBe(0);
  });

  it('stores a permanent refusal as a problem and does not insist', async () => {
    const deps = world(anEvent());
    deps.calendar.script.next(event.eventId, { status: 'refused', reason: 'The mailbox is full.' });
    expect(await project(deps, event)).toEqual({ again: [] });
    const [problem] = await deps.projections.getMany('calendar', [event.eventId]);
    expect(problem).toMatchObject({ problem: 'The mailbox is full.', remoteId: '' });
    expect(await deps.outbox.size()).toBe(0);
    deps.events.seed(anEvent({ version: 2, title: 'Shorter' }));
    await project(deps, event);
    expect(deps.calendar.byKey(event.eventId)?.entry.subject).toBe('Shorter');
  });

  it('makes an entry anew that somebody deleted', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    await project(deps, event, bookings);
    deps.calendar.entries.clear();
    deps.events.seed(anEvent({ version: 2, title: 'New title' }));
    expect((await project(deps, event)).again).toMatchObject([{ subject: event }, { subject: bookings }]);
    await projectSubjects(deps, [event]);
    expect(deps.calendar.byKey(event.eventId)).toMatchObject({
      entry: { subject: 'New title' },
      attendees: [{ name: 'Teacher 1' }],
    });
  });

  it('invites who goes, not who waits', async () => {
    const deps = world(anEvent());
    const waiting = aBooking({ person: aPerson(2), state: 'waiting', reference: 'D4N5Q' });
    deps.bookings.seed(
      aBooking(),
      waiting,
      aBooking({ person: aPerson(3), state: 'cancelled', reference: 'E5P6R' }),
    );
    await project(deps, event, bookings);
    expect(deps.calendar.byKey(event.eventId)?.attendees).toEqual([
      { name: 'Teacher 1', email: 'teacher.1@school.example' },
    ]);
    expect([...deps.bookingList.items.values()].map(({ fields }) => [fields.Person, fields.State])).toEqual([
      ['Teacher 1', 'going'],
      ['Teacher 2', 'waiting'],
    ]);
  });

  it('leaves the invitations alone when only the line changes', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    await project(deps, event, bookings);
    deps.bookings.seed(aBooking({ person: aPerson(2), state: 'waiting', reference: 'D4N5Q' }));
    await project(deps, bookings);
    expect(deps.calendar.operations.filter(({ op }) => op === 'attendees')).toHaveLength(1);
  });

  it('waits with the people until the event is in the calendar, which does not wait for its turn then', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    expect((await project(deps, bookings)).again).toEqual([
      { subject: bookings, afterSeconds: 5, reason: expect.stringContaining('calendar') },
    ]);
    expect(deps.outbox.published).toEqual([[event]]);
    expect(deps.outbox.inTurn.size).toBe(0);
    await project(deps, event);
    expect(deps.calendar.byKey(event.eventId)?.attendees).toHaveLength(1);
    expect(await deps.outbox.size()).toBe(0);
  });

  it('writes bookings once more when the event changed while they were written', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    await project(deps, event);
    deps.bookings.seed(aBooking({ person: aPerson(2), reference: 'D4N5Q' }));
    const bookingList = Object.assign(Object.create(deps.bookingList), {
      apply: async (operations: Parameters<typeof deps.bookingList.apply>[0]) => {
        deps.events.seed(anEvent({ version: 2, title: 'Newer' }));
        return deps.bookingList.apply(operations);
      },
    });
    await deps.outbox.mark([bookings]);
    const { again } = await projectSubjects({ ...deps, bookingList }, [bookings]);
    expect(again).toMatchObject([{ subject: bookings }]);
    await projectSubjects(deps, [bookings]);
    expect([...deps.bookingList.items.values()]).toMatchObject([
      { fields: { Title: 'Newer' } },
      { fields: { Title: 'Newer' } },
    ]);
  });

  it('takes the bookings of an event along that ended while somebody booked', async () => {
    const deps = world(anEvent());
    deps.bookings.seed(aBooking());
    await project(deps, event, bookings);
    deps.events.seed(anEvent({ version: 2, state: 'cancelled' }));
    await project(deps, event);
    expect(deps.bookingList.items.size).toBe(0);
  });

  it('clears every mark of a subject that was marked several times', async () => {
    const deps = world(anEvent());
    for (const _ of [1, 2, 3]) await deps.outbox.mark([event]);
    await projectSubjects(deps, [event]);
    expect(await deps.outbox.size()).toBe(0);
  });

  it('leaves no mark behind where another worker was at it and did all of it', async () => {
    const deps = world(anEvent());
    const { promise: refused, resolve: refuse } = Promise.withResolvers<void>();
    const { promise: done, resolve: end } = Promise.withResolvers<void>();
    const change: ProjectionStore['change'] = async (...given) => {
      const notes = await deps.projections.change(...given);
      refuse();
      await done;
      return notes;
    };
    const other = { ...deps, projections: Object.assign(Object.create(deps.projections), { change }) };
    const others: ReturnType<typeof projectSubjects>[] = [];
    const calendar = Object.assign(Object.create(deps.calendar), {
      apply: async (operations: readonly CalendarOperation[]) => {
        await deps.outbox.mark([event]);
        others.push(projectSubjects(other, [event]));
        await refused;
        return deps.calendar.apply(operations);
      },
    });
    await deps.outbox.mark([event]);
    await projectSubjects({ ...deps, calendar }, [event]);
    end();
    expect(await others[0]).toEqual({ again: [] });
    expect(await deps.outbox.size()).toBe(0);
    expect(calls(deps)).toEqual(['create', 'create']);
  });

  it('comes back when the event changes while it is written', async () => {
    const deps = world(anEvent());
    const calendar = Object.assign(Object.create(deps.calendar), {
      apply: async (operations: readonly CalendarOperation[]) => {
        deps.events.seed(anEvent({ version: 2, title: 'Newer' }));
        return deps.calendar.apply(operations);
      },
    });
    await deps.outbox.mark([event]);
    expect((await projectSubjects({ ...deps, calendar }, [event])).again).toMatchObject([{ subject: event }]);
    expect(await deps.outbox.size()).not.toBe(0);
    await projectSubjects(deps, [event]);
    expect(deps.calendar.byKey(event.eventId)?.entry.subject).toBe('Newer');
  });

  it('finds an entry again whose making was never confirmed, and takes it away with its event', async () => {
    const deps = world(anEvent());
    const projections = Object.assign(Object.create(deps.projections), {
      change: async (...[target, keys, next]: Parameters<ProjectionStore['change']>) => {
        if (deps.calendar.entries.size > 0) throw new Error('the process died');
        return deps.projections.change(target, keys, next);
      },
    });
    await deps.outbox.mark([event]);
    await expect(projectSubjects({ ...deps, projections }, [event])).rejects.toThrow('died');
    deps.clock.advance(3);
    expect(deps.calendar.entries.size).toBe(1);
    deps.events.seed(anEvent({ version: 2, state: 'cancelled' }));
    expect((await projectSubjects(deps, [event])).again).toHaveLength(1);
    await projectSubjects(deps, [event]);
    expect(deps.calendar.entries.size).toBe(0);
    expect(deps.projections.rows.size).toBe(0);
  });

  it('leaves a fresh mark alone whose change has not come yet', async () => {
    const deps = world(anEvent());
    await project(deps, event);
    await project(deps, event);
    expect(await deps.outbox.size()).toBe(1);
    deps.clock.advance(2);
    await projectSubjects(deps, [event]);
    expect(await deps.outbox.size()).toBe(0);
  });
});

describe('what Microsoft 365 does not take for a while', () => {
  it('is left alone by the sweeper until its time, then swept once', async () => {
    const deps = world(anEvent());
    await deps.outbox.mark([event]);
    deps.calendar.script.next(event.eventId, { status: 'retry', afterSeconds: 900, reason: '403' });
    const { again } = await projectSubjects(deps, [event]);
    expect(again).toMatchObject([{ subject: event, afterSeconds: 900 }]);
    deps.clock.advance(15);
    expect(await sweepOutbox(deps)).toBe(0);
    deps.clock.advance(3);
    expect(await sweepOutbox(deps)).toBe(1);
  });

  it('is marked again where its mark has gone, so that it is not forgotten', async () => {
    const deps = world(anEvent());
    deps.calendar.script.next(event.eventId, { status: 'retry', afterSeconds: 900, reason: '403' });
    await projectSubjects(deps, [event]);
    expect(await deps.outbox.size()).toBe(1);
  });
});

describe('sweeping the outbox', () => {
  it('publishes marks again that have stood for two minutes', async () => {
    const deps = world(anEvent());
    await deps.outbox.mark([event]);
    expect(await sweepOutbox(deps)).toBe(0);
    deps.clock.advance(3);
    expect(await sweepOutbox(deps)).toBe(1);
    expect(deps.outbox.published).toEqual([[event]]);
  });

  it('leaves what goes in turn alone while messages of its kind wait, and brings it round when none does', async () => {
    const deps = world(anEvent());
    await deps.outbox.mark([event], 'inTurn');
    const waiting = { queue: 'turns' as const, message: null };
    deps.workQueues.messages.push(waiting);
    deps.clock.advance(3);
    expect(await sweepOutbox(deps)).toBe(0);
    deps.workQueues.messages.length = 0;
    expect(await sweepOutbox(deps)).toBe(0);
    deps.clock.advance(13);
    expect(await sweepOutbox(deps)).toBe(1);
    expect(deps.outbox.inTurn.size).toBe(1);
    expect(await sweepOutbox(deps)).toBe(0);
  });

  it('brings round within three minutes what should go in turn and was never published', async () => {
    const deps = world(anEvent());
    await deps.outbox.mark([event], 'inTurn');
    expect(await sweepOutbox(deps)).toBe(0);
    deps.clock.advance(3);
    expect(await sweepOutbox(deps)).toBe(1);
    expect(deps.outbox.inTurn.size).toBe(1);
  });

  it('does not leave for ten minutes what went in turn and had nothing to do', async () => {
    const deps = world(anEvent());
    await projectSubjects(deps, [event]);
    await deps.outbox.mark([event], 'inTurn');
    await projectSubjects(deps, [event]);
    expect(await deps.outbox.size()).toBe(1);
    deps.clock.advance(3);
    expect(await sweepOutbox(deps)).toBe(1);
    await projectSubjects(deps, [event]);
    expect(await deps.outbox.size()).toBe(0);
  });
});
