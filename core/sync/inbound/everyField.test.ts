import { describe, expect, it } from '@jest/globals';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import {
  editEntry,
  editItem,
  entryOf,
  itemOf,
  project,
  standing,
  theQuestion,
  truth,
} from '../../../tests/builders/editedOutside.ts';
import type { InMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import { calendarEntry } from '../calendarEntry.ts';
import { listFields } from '../listFields.ts';
import type { CalendarEntry, ListFields } from '../ports.ts';
import { answerQuestion } from './answerQuestion.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const answer = async (deps: InMemoryDeps, answer: 'keep' | 'putBack') =>
  answerQuestion(deps, { principal: editor, id: (await theQuestion(deps)).id, answer });

/** List and calendar say what the truth says, field by field. */
const inStep = async (deps: InMemoryDeps) => {
  await project(deps);
  const event = await truth(deps);
  expect(itemOf(deps)[1].fields).toEqual(listFields(event));
  expect(entryOf(deps)[1].entry).toEqual(calendarEntry(event, deps.publicUrl));
};

const quietInList: [ListFields, Partial<CollaborativeEvent>][] = [
  [{ Title: 'Fluent readers' }, { title: 'Fluent readers' }],
  [{ Description: 'Bring a text.' }, { description: 'Bring a text.' }],
  [{ Audience: 'Reading leads' }, { audience: 'Reading leads' }],
  [{ Link: 'https://norfolk.example/reading' }, { link: 'https://norfolk.example/reading' }],
  [{ Capacity: 40 }, { capacity: 40 }],
  [{ Capacity: null }, { capacity: null }],
  [{ Kind: 'Network' }, { kind: 'network' }],
  [{ Phases: 'primary' }, { phases: ['primary'] }],
  [{ Area: 'send' }, { area: 'send' }],
  [{ Programme: 'Practice Week 2027' }, { programme: 'Practice Week 2027' }],
  [{ Theme: 'Reading' }, { theme: 'Reading' }],
  [{ BookBy: '2027-01-12T17:00:00Z' }, { bookBy: '2027-01-12T17:00:00Z' }],
];
const quietInCalendar: [Partial<CalendarEntry>, Partial<CollaborativeEvent>][] = [
  [{ subject: 'Fluent readers' }, { title: 'Fluent readers' }],
];
const loudInList: [ListFields, Partial<CollaborativeEvent>][] = [
  [{ Start: '2027-01-19T10:30:00Z' }, { start: '2027-01-19T10:30:00Z' }],
  [{ End: '2027-01-19T13:00:00Z' }, { end: '2027-01-19T13:00:00Z' }],
  [{ Venue: 'County Hall' }, { venue: 'County Hall' }],
  [{ Attendance: 'hybrid' }, { attendance: 'hybrid' }],
  [{ AllDay: true }, { allDay: true, start: '2027-01-19T00:00:00Z', end: '2027-01-20T00:00:00Z' }],
];
const loudInCalendar: [Partial<CalendarEntry>, Partial<CollaborativeEvent>][] = [
  [
    { start: '2027-01-20T09:30:00Z', end: '2027-01-20T12:00:00Z' },
    { start: '2027-01-20T09:30:00Z', end: '2027-01-20T12:00:00Z' },
  ],
  [{ location: 'County Hall' }, { venue: 'County Hall' }],
  [
    { allDay: true, start: '2027-01-19T00:00:00Z', end: '2027-01-20T00:00:00Z' },
    { allDay: true, start: '2027-01-19T00:00:00Z', end: '2027-01-20T00:00:00Z' },
  ],
];

describe('a field that mails nobody', () => {
  const flows = async (taken: unknown, deps: InMemoryDeps, change: Partial<CollaborativeEvent>) => {
    expect(taken).toMatchObject({ changed: 1, asked: 0, putBack: 0 });
    expect(await truth(deps)).toMatchObject({ ...change, version: 2 });
    await inStep(deps);
  };

  it.each(quietInList)(
    'flows in from the list and on to the calendar by itself: %j',
    async (edit, change) => {
      const deps = await standing();
      await flows(await editItem(deps, edit), deps, change);
    },
  );

  it.each(quietInCalendar)('flows in from the calendar and on to the list: %j', async (edit, change) => {
    const deps = await standing();
    await flows(await editEntry(deps, edit), deps, change);
  });
});

describe('a field that people would be told of', () => {
  const asks = async (taken: unknown, deps: InMemoryDeps) => {
    expect(taken).toMatchObject({ changed: 0, asked: 1, putBack: 0 });
    expect(await theQuestion(deps)).toMatchObject({ people: 2 });
    expect(await truth(deps)).toMatchObject({ version: 1 });
  };
  const keeps = async (deps: InMemoryDeps, change: Partial<CollaborativeEvent>) => {
    await answer(deps, 'keep');
    expect(await truth(deps)).toMatchObject({ ...change, version: 2 });
    await inStep(deps);
  };
  const putsBack = async (deps: InMemoryDeps) => {
    await answer(deps, 'putBack');
    expect(await truth(deps)).toMatchObject({ version: 1 });
    await inStep(deps);
  };

  it.each(loudInList)(
    'in the list asks first, then stands everywhere or nowhere: %j',
    async (edit, change) => {
      const [kept, back] = [await standing(), await standing()];
      await asks(await editItem(kept, edit), kept);
      await keeps(kept, change);
      await asks(await editItem(back, edit), back);
      await putsBack(back);
    },
  );

  it.each(loudInCalendar)(
    'in the calendar asks first, then stands everywhere or nowhere: %j',
    async (edit, change) => {
      const [kept, back] = [await standing(), await standing()];
      await asks(await editEntry(kept, edit), kept);
      await keeps(kept, change);
      await asks(await editEntry(back, edit), back);
      await putsBack(back);
    },
  );

  it('is the status: cancelled in the list, the event goes once that is kept, and is back when it is put back', async () => {
    const [kept, back] = [await standing(), await standing()];
    await asks(await editItem(back, { Status: 'cancelled' }), back);
    await putsBack(back);
    await asks(await editItem(kept, { Status: 'cancelled' }), kept);
    await answer(kept, 'keep');
    await project(kept);
    expect(await truth(kept)).toMatchObject({ state: 'cancelled', version: 2 });
    expect([kept.calendar.entries.size, kept.eventList.items.size]).toEqual([0, 0]);
  });
});
