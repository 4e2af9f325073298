import { describe, expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../../tests/builders/aBooking.ts';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import {
  editEntry,
  entryOf,
  itemOf,
  now,
  project,
  sam,
  standing,
  theQuestion,
  truth,
} from '../../../tests/builders/editedOutside.ts';
import type { InMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { projectSubjects } from '../projectSubjects.ts';
import { answerQuestion } from './answerQuestion.ts';
import type { Reply } from './ports.ts';
import { takeCalendarChanges } from './takeCalendarChanges.ts';
import { takeListChanges } from './takeListChanges.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const { id } = anEvent();

describe('an event that was deleted over there', () => {
  const deleteItem = async (deps: InMemoryDeps) => {
    const [remoteId] = itemOf(deps);
    deps.eventList.items.delete(remoteId);
    const change = { remoteId, key: null, deleted: true, fields: null, editor: sam };
    return takeListChanges(deps, { changes: [change], readAt: now(deps) });
  };

  it('is cancelled when that is kept, and its people learn it', async () => {
    const deps = await standing();
    expect(await deleteItem(deps)).toMatchObject({ asked: 1 });
    const question = await theQuestion(deps);
    expect(question).toMatchObject({ people: 2, changes: [{ before: 'listed', after: 'deleted' }] });
    expect(deps.calendar.entries.size).toBe(1);
    await answerQuestion(deps, { principal: editor, id: question.id, answer: 'keep' });
    await project(deps);
    expect(await truth(deps)).toMatchObject({ state: 'cancelled' });
    expect(deps.calendar.entries.size).toBe(0);
  });

  it('is made again when it is put back, with its people', async () => {
    const deps = await standing();
    const [remoteId] = entryOf(deps);
    deps.calendar.entries.delete(remoteId);
    const gone = { remoteId, key: null, gone: true, entry: null, replies: [] };
    await takeCalendarChanges(deps, { changes: [gone], readAt: now(deps) });
    await answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer: 'putBack' });
    await project(deps);
    expect(entryOf(deps)[1].attendees).toHaveLength(2);
    expect(await truth(deps)).toMatchObject({ state: 'published', version: 1 });
  });

  it('has its people again by the message that the answer sends, though its first try breaks off', async () => {
    const deps = await standing();
    const [remoteId] = entryOf(deps);
    deps.calendar.entries.delete(remoteId);
    const gone = { remoteId, key: null, gone: true, entry: null, replies: [] };
    await takeCalendarChanges(deps, { changes: [gone], readAt: now(deps) });
    const before = deps.outbox.published.length;
    await answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer: 'putBack' });
    const sent = deps.outbox.published.slice(before);
    const invite = deps.calendar.setAttendees.bind(deps.calendar);
    deps.calendar.setAttendees = () => Promise.reject(new Error('the process ends'));
    for (const message of sent)
      await expect(projectSubjects(deps, message)).rejects.toThrow('the process ends');
    deps.calendar.setAttendees = invite;
    for (const message of sent) await projectSubjects(deps, message);
    expect(entryOf(deps)[1].attendees).toHaveLength(2);
  });

  it('leaves its people alone when only its item is put back', async () => {
    const deps = await standing();
    await deleteItem(deps);
    const before = deps.outbox.published.length;
    await answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer: 'putBack' });
    for (const message of deps.outbox.published.slice(before)) await projectSubjects(deps, message);
    expect(itemOf(deps)[1].fields.Title).toBe((await truth(deps)).title);
    expect(await deps.outbox.size()).toBe(0);
  });

  it('is asked about once where it was made anew and deleted again, and comes back when that is put back', async () => {
    const deps = await standing();
    await deleteItem(deps);
    const [note] = await deps.projections.getMany('list', [id]);
    if (note) deps.projections.forget(note);
    await project(deps);
    deps.clock.advance(1);
    expect(await deleteItem(deps)).toMatchObject({ asked: 0 });
    await answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer: 'putBack' });
    await project(deps);
    expect(deps.eventList.byKey(id)).toBeDefined();
  });

  it('is not asked about where we took it away ourselves just as its event came back', async () => {
    const deps = await standing();
    const [note] = await deps.projections.getMany('list', [id]);
    if (note) deps.projections.seed({ ...note, snapshot: {} });
    expect(await deleteItem(deps)).toMatchObject({ asked: 0 });
    await project(deps);
    expect(deps.eventList.byKey(id)).toBeDefined();
  });
});

describe('a Teams meeting that was lost with the text of its entry', () => {
  it('is made again, and its old link is forgotten', async () => {
    const deps = await standing({ attendance: 'online', venue: null });
    expect(await truth(deps)).toMatchObject({ joinUrl: expect.stringContaining('https://teams') });
    expect(await editEntry(deps, { online: false })).toMatchObject({ putBack: 1 });
    expect(await truth(deps)).toMatchObject({ joinUrl: null, version: 1 });
    await project(deps);
    expect(entryOf(deps)[1].entry).toMatchObject({ online: true });
    expect(await truth(deps)).toMatchObject({ joinUrl: expect.stringContaining('https://teams') });
  });
});

describe('the way into a Teams meeting', () => {
  const online = { attendance: 'online', venue: null } as const;

  it('is another one once its entry was deleted and is made again', async () => {
    const deps = await standing(online);
    const [remoteId] = entryOf(deps);
    deps.calendar.entries.delete(remoteId);
    const gone = { remoteId, key: null, gone: true, entry: null, replies: [] };
    await takeCalendarChanges(deps, { changes: [gone], readAt: now(deps) });
    deps.calendar.joinUrlLate = true;
    await answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer: 'putBack' });
    await project(deps);
    expect(await truth(deps)).toMatchObject({ joinUrl: null });
    expect(itemOf(deps)[1].fields.JoinLink).toBeNull();
  });

  it.each([
    ['', null],
    [', also while its people are being invited', { token: 'w', until: '2099-01-01T00:00:00Z' }],
  ])('is taken from Outlook where ours never came%s', async (_when, writer) => {
    const deps = await standing(online);
    await deps.projections.change('calendar', [id], (note) => note && { ...note, writer });
    const [remoteId, { entry }] = entryOf(deps);
    const joinUrl = 'https://teams.microsoft.com/l/meetup-join/late';
    const change = { remoteId, key: id, gone: false, entry: { ...entry }, joinUrl, replies: [] };
    expect(await takeCalendarChanges(deps, { changes: [change], readAt: now(deps) })).toMatchObject({
      changed: 0,
    });
    expect(await truth(deps)).toMatchObject({ joinUrl });
    await project(deps);
    expect(itemOf(deps)[1].fields.JoinLink).toBe(joinUrl);
  });
});

describe('an answer to an invitation', () => {
  const reply = (overrides: Partial<Reply>): Reply => ({
    email: 'Teacher.1@school.example',
    response: 'accepted',
    at: '2026-11-22T09:00:00Z',
    ...overrides,
  });
  const ofTeacher1 = (deps: InMemoryDeps) =>
    deps.bookings.of(id).find(({ reference }) => reference === 'AAAAA');

  it.each(['accepted', 'tentative'] as const)(
    'that is %s is the state of the booking, and mails nobody',
    async (response) => {
      const deps = await standing();
      expect(await editEntry(deps, {}, [reply({ response })])).toMatchObject({ replied: 1 });
      expect(ofTeacher1(deps)).toMatchObject({ state: 'going', reply: { response } });
      await project(deps);
      expect(deps.mailer.sent).toEqual([]);
    },
  );

  it('is noted on the booking, and an earlier one does not replace it', async () => {
    const deps = await standing();
    expect(await editEntry(deps, {}, [reply({ response: 'tentative' })])).toMatchObject({ replied: 1 });
    expect(ofTeacher1(deps)?.reply).toEqual({ response: 'tentative', at: '2026-11-22T09:00:00Z' });
    expect(await editEntry(deps, {}, [reply({ at: '2026-11-22T08:00:00Z' })])).toMatchObject({ replied: 0 });
    expect(ofTeacher1(deps)).toMatchObject({ state: 'going', reply: { response: 'tentative' } });
    expect(deps.mailer.sent).toEqual([]);
  });

  it('that declines frees the place for who waits, and tells nobody else', async () => {
    const deps = await standing({ capacity: 2 });
    deps.bookings.seed(aBooking({ person: aPerson(3), reference: 'CCCCC', state: 'waiting' }));
    expect(await editEntry(deps, {}, [reply({ response: 'declined' })])).toMatchObject({ replied: 1 });
    expect(deps.bookings.of(id).map(({ reference, state }) => [reference, state])).toEqual([
      ['AAAAA', 'cancelled'],
      ['BBBBB', 'going'],
      ['CCCCC', 'offered'],
    ]);
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual(['teacher.3@school.example']);
  });

  it('does not take away what was booked after it', async () => {
    const deps = await standing();
    deps.bookings.seed(
      aBooking({ person: aPerson(1), reference: 'AAAAA', changedAt: '2026-11-22T10:00:00Z' }),
    );
    await editEntry(deps, {}, [reply({ response: 'declined' }), reply({ response: 'declined', at: null })]);
    expect(ofTeacher1(deps)?.state).toBe('going');
  });

  it('of somebody we do not know is passed over', async () => {
    const deps = await standing();
    expect(await editEntry(deps, {}, [reply({ email: 'who@else.example' })])).toMatchObject({
      unknown: 1,
      replied: 0,
    });
  });
});
