import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import {
  editEntry,
  editItem,
  entryOf,
  itemOf,
  noticed,
  now,
  project,
  sam,
  standing,
  theQuestion,
  truth,
} from '../../../tests/builders/editedOutside.ts';
import { instantOf } from '../../time/zones.ts';
import { answerQuestion } from './answerQuestion.ts';
import { takeListChanges } from './takeListChanges.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const { id } = anEvent();

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

  it.each([
    ['list', editItem],
    ['calendar', editEntry],
  ] as const)(
    'is not looked for in our own writing in the %s: not even the event is read',
    async (_, echo) => {
      const deps = await standing({ attendance: 'hybrid', audience: 'Heads' });
      const read: string[] = [];
      const get = deps.events.get.bind(deps.events);
      deps.events.get = (eventId) => {
        read.push(eventId);
        return get(eventId);
      };
      expect(await echo(deps, {})).toMatchObject({ settled: true, changed: 0, asked: 0, putBack: 0 });
      expect(read).toEqual([]);
    },
  );

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
