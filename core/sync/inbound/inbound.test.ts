import { describe, expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../../tests/builders/aBooking.ts';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import { instantOf } from '../../time/zones.ts';
import type { CalendarEntry, ListFields } from '../ports.ts';
import { projectSubjects } from '../projectSubjects.ts';
import { answerQuestion } from './answerQuestion.ts';
import type { Reply } from './ports.ts';
import { takeCalendarChanges } from './takeCalendarChanges.ts';
import { takeListChanges } from './takeListChanges.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const sam = { name: 'Sam Editor', email: 'sam@norfolk.example' };
const id = anEvent().id;

const project = async (deps: InMemoryDeps): Promise<void> => {
  await projectSubjects(deps, [
    { kind: 'event', eventId: id },
    { kind: 'bookings', eventId: id },
  ]);
  deps.clock.advance(5);
};

/** An event that stands in list and calendar, five minutes ago, with two people going. */
const standing = async (overrides: Partial<CollaborativeEvent> = {}): Promise<InMemoryDeps> => {
  const deps = inMemoryDeps();
  await deps.events.write([{ event: anEvent({ capacity: 30, ...overrides }), etag: null }]);
  deps.bookings.seed(
    aBooking({ person: aPerson(1), reference: 'AAAAA' }),
    aBooking({ person: aPerson(2), reference: 'BBBBB' }),
  );
  await project(deps);
  return deps;
};

const truth = async (deps: InMemoryDeps): Promise<CollaborativeEvent> => {
  const stored = await deps.events.get(id);
  if (!stored) throw new Error('the event is gone');
  return stored.value;
};

const itemOf = (deps: InMemoryDeps) => {
  const found = [...deps.eventList.items].find(([, item]) => item.key === id);
  if (!found) throw new Error('the item is gone');
  return found;
};

const entryOf = (deps: InMemoryDeps) => {
  const found = [...deps.calendar.entries].find(([, entry]) => entry.key === id);
  if (!found) throw new Error('the entry is gone');
  return found;
};

const now = (deps: InMemoryDeps): string => instantOf(deps.clock.now());

/** Somebody edits the item over there, and the list is read. */
const editItem = async (deps: InMemoryDeps, fields: ListFields) => {
  const [remoteId, item] = itemOf(deps);
  item.fields = { ...item.fields, ...fields };
  const change = { remoteId, key: id, deleted: false, fields: { ...item.fields }, editor: sam };
  return takeListChanges(deps, { changes: [change], readAt: now(deps) });
};

const editEntry = async (
  deps: InMemoryDeps,
  fields: Partial<CalendarEntry>,
  replies: readonly Reply[] = [],
) => {
  const [remoteId, entry] = entryOf(deps);
  entry.entry = { ...entry.entry, ...fields };
  const change = { remoteId, key: id, gone: false, entry: { ...entry.entry }, replies };
  return takeCalendarChanges(deps, { changes: [change], readAt: now(deps) });
};

const theQuestion = async (deps: InMemoryDeps) => {
  const [stored, second] = await deps.desk.openQuestions();
  if (!stored || second) throw new Error('there is not exactly one question');
  return stored.value;
};

const noticed = (deps: InMemoryDeps): string[] => [...deps.desk.notices.values()].map(({ text }) => text);

describe('an edit that mails nobody', () => {
  it('flows from the list into the truth and on to the calendar, in the name of the editor', async () => {
    const deps = await standing();
    const taken = await editItem(deps, {
      Title: 'Fluent readers',
      Audience: 'Heads',
      Phases: 'Primary, special',
    });
    expect(taken).toMatchObject({ settled: true, changed: 1, asked: 0, putBack: 0 });
    expect(await truth(deps)).toMatchObject({
      title: 'Fluent readers',
      audience: 'Heads',
      phases: ['primary', 'special'],
      version: 2,
    });
    expect(deps.audit.entries.at(-1)).toMatchObject({
      who: 'mail:sam@norfolk.example',
      what: 'event.changed',
      detail: 'the SharePoint list, version 2: title, audience, phases',
    });
    await project(deps);
    expect(entryOf(deps)[1].entry.subject).toBe('Fluent readers');
    expect(itemOf(deps)[1].fields.Phases).toBe('primary, special');
  });

  it('flows from the calendar into the list, without the words that we put around it', async () => {
    const deps = await standing({ attendance: 'online', venue: null, audience: 'Heads' });
    const { subject, body } = entryOf(deps)[1].entry;
    await editEntry(deps, {
      subject: subject.replace('Reading', 'Writing'),
      body: body.replace('How a school teaches fluent reading.', 'First.\n\nSecond.'),
    });
    expect(await truth(deps)).toMatchObject({
      title: 'Writing fluency across KS2',
      description: 'First.\n\nSecond.',
    });
    await project(deps);
    expect(itemOf(deps)[1].fields).toMatchObject({ Title: 'Writing fluency across KS2' });
    expect(entryOf(deps)[1].entry.subject).toBe('Online: Writing fluency across KS2');
  });

  it('is taken once, however often it is read, and our own writing is not taken for one', async () => {
    const deps = await standing();
    expect(await editItem(deps, {})).toMatchObject({ changed: 0, asked: 0, putBack: 0, unknown: 0 });
    await editItem(deps, { Title: 'Fluent readers' });
    await editItem(deps, {});
    await project(deps);
    const { length } = deps.eventList.operations;
    await editItem(deps, {});
    await project(deps);
    expect(await truth(deps)).toMatchObject({ version: 2 });
    expect(deps.eventList.operations).toHaveLength(length);
  });

  it('is merged with a change of another field in the app, and gives way to one of the same field', async () => {
    const deps = await standing();
    const stored = await deps.events.get(id);
    const event = { ...(await truth(deps)), theme: 'Reading', title: 'Ours', version: 2 };
    await deps.events.write([{ event, etag: stored?.etag ?? null }]);
    await editItem(deps, { Title: 'Theirs', Audience: 'Heads' });
    await project(deps);
    expect(await truth(deps)).toMatchObject({ title: 'Ours', theme: 'Reading', audience: 'Heads' });
    expect(itemOf(deps)[1].fields).toMatchObject({ Title: 'Ours', Theme: 'Reading', Audience: 'Heads' });
    expect(noticed(deps)).toEqual(['Changed in the app at the same time: title. What the app says stands.']);
  });

  it('is put back with the reason where it breaks a rule, and the rest of it is kept', async () => {
    const deps = await standing();
    const taken = await editItem(deps, { Capacity: 1, Kind: 'Party', Key: 'mine', Theme: 'Reading' });
    expect(taken).toMatchObject({ changed: 1, putBack: 3 });
    expect(noticed(deps).sort()).toEqual([
      'Put back: capacity. 2 places are taken already, so there cannot be only 1.',
      'Put back: key. The column Key is filled in by the app.',
      'Put back: kind. "Party" is no kind of event that we know.',
    ]);
    await project(deps);
    expect(itemOf(deps)[1].fields).toMatchObject({
      Capacity: 30,
      Kind: 'workshop',
      Key: id,
      Theme: 'Reading',
    });
  });

  it('is not confused with what was read before we wrote', async () => {
    const deps = await standing();
    const [remoteId, item] = itemOf(deps);
    const change = { remoteId, key: id, deleted: false, fields: { ...item.fields }, editor: sam };
    const readAt = now(deps);
    deps.clock.advance(0.1);
    const stored = await deps.events.get(id);
    const event = { ...(await truth(deps)), title: 'Ours', version: 2 };
    await deps.events.write([{ event, etag: stored?.etag ?? null }]);
    await project(deps);
    expect(await takeListChanges(deps, { changes: [change], readAt })).toMatchObject({
      changed: 0,
      putBack: 0,
    });
    expect(await truth(deps)).toMatchObject({ title: 'Ours' });
  });

  it('that is read in the second in which we wrote has to be read again', async () => {
    const deps = await standing();
    const readAt = instantOf(new Date(deps.clock.now().getTime() - 300_000));
    const [remoteId, item] = itemOf(deps);
    const change = {
      remoteId,
      key: id,
      deleted: false,
      fields: { ...item.fields, Title: 'New' },
      editor: sam,
    };
    expect(await takeListChanges(deps, { changes: [change], readAt })).toMatchObject({
      settled: false,
      changed: 0,
    });
  });
});

describe('an edit that people would be told of', () => {
  it('waits for an answer, once, and says what it would mean', async () => {
    const deps = await standing();
    expect(await editItem(deps, { Start: '2027-01-19T10:30:00Z', Title: 'New' })).toMatchObject({
      changed: 1,
      asked: 1,
    });
    expect(await editItem(deps, {})).toMatchObject({ asked: 0 });
    expect(await theQuestion(deps)).toMatchObject({
      source: 'list',
      editor: sam,
      people: 2,
      changes: [
        {
          field: 'when',
          before: 'Tuesday 19 January 2027, 9:30am to midday',
          after: 'Tuesday 19 January 2027, 10:30am to midday',
        },
      ],
    });
    await project(deps);
    expect(await truth(deps)).toMatchObject({ title: 'New', start: '2027-01-19T09:30:00Z' });
    expect(entryOf(deps)[1].entry).toMatchObject({ subject: 'New', start: '2027-01-19T09:30:00Z' });
    expect(itemOf(deps)[1].fields.Start).toBe('2027-01-19T10:30:00Z');
  });

  it('is kept and told when an editor says so', async () => {
    const deps = await standing();
    await editItem(deps, { Start: '2027-01-19T10:30:00Z', Venue: 'County Hall' });
    const question = await theQuestion(deps);
    const answered = await answerQuestion(deps, { principal: editor, id: question.id, answer: 'keep' });
    expect(answered).toMatchObject({ ok: true, value: { state: 'kept', decidedBy: { name: 'editor' } } });
    await project(deps);
    expect(await truth(deps)).toMatchObject({ start: '2027-01-19T10:30:00Z', venue: 'County Hall' });
    expect(entryOf(deps)[1].entry).toMatchObject({ start: '2027-01-19T10:30:00Z', location: 'County Hall' });
    expect(await deps.desk.openQuestions()).toEqual([]);
    expect(deps.audit.entries.at(-1)).toMatchObject({ who: editor.key, what: 'event.changed' });
    expect(await editItem(deps, {})).toMatchObject({ asked: 0, changed: 0 });
  });

  it('is put back when an editor says so, and nobody hears of it', async () => {
    const deps = await standing();
    await editEntry(deps, {
      location: 'County Hall',
      start: '2027-01-20T09:30:00Z',
      end: '2027-01-20T12:00:00Z',
    });
    const { id: question } = await theQuestion(deps);
    await answerQuestion(deps, { principal: editor, id: question, answer: 'putBack' });
    await project(deps);
    expect(entryOf(deps)[1].entry).toMatchObject({
      location: 'Samphire Primary School',
      start: '2027-01-19T09:30:00Z',
    });
    expect(await truth(deps)).toMatchObject({ version: 1 });
    expect(deps.audit.entries.at(-1)).toMatchObject({
      what: 'event.editPutBack',
      detail: 'edited in the Outlook calendar: when, venue',
    });
  });

  it('is taken back by whoever undoes it over there, and asked anew when it becomes another', async () => {
    const deps = await standing();
    await editItem(deps, { Venue: 'County Hall' });
    const first = await theQuestion(deps);
    await editItem(deps, { Venue: 'City Hall' });
    expect((await theQuestion(deps)).id).not.toBe(first.id);
    await editItem(deps, { Venue: 'Samphire Primary School' });
    expect(await deps.desk.openQuestions()).toEqual([]);
    expect((await deps.desk.question(first.id))?.value).toMatchObject({
      state: 'putBack',
      decidedBy: { name: 'Sam Editor' },
    });
    await editItem(deps, { Venue: 'County Hall' });
    expect((await theQuestion(deps)).id).toBe(first.id);
  });

  it('is put back with the reason where it breaks a rule', async () => {
    const deps = await standing();
    expect(await editItem(deps, { End: '2027-01-19T08:00:00Z' })).toMatchObject({ asked: 0, putBack: 1 });
    expect(noticed(deps)).toEqual(['Put back: end. The end is before the start.']);
    await project(deps);
    expect(itemOf(deps)[1].fields.End).toBe('2027-01-19T12:00:00Z');
  });

  it('covers whole days where a time becomes all-day', async () => {
    const deps = await standing();
    await editItem(deps, { AllDay: true });
    await answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer: 'keep' });
    expect(await truth(deps)).toMatchObject({
      allDay: true,
      start: '2027-01-19T00:00:00Z',
      end: '2027-01-20T00:00:00Z',
    });
  });

  it('is decided by one person: who comes second with another answer is told so', async () => {
    const deps = await standing();
    await editItem(deps, { Venue: 'County Hall' });
    const { id: question } = await theQuestion(deps);
    const other = aPrincipal('other', { roles: ['administrator'] });
    const results = await Promise.all([
      answerQuestion(deps, { principal: editor, id: question, answer: 'keep' }),
      answerQuestion(deps, { principal: other, id: question, answer: 'putBack' }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await answerQuestion(deps, { principal: aPrincipal(), id: question, answer: 'keep' }),
    ).toMatchObject({
      failure: { code: 'forbidden' },
    });
    expect(await answerQuestion(deps, { principal: editor, id: 'none', answer: 'keep' })).toMatchObject({
      failure: { code: 'notFound' },
    });
  });
});

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
