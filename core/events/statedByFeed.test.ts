import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { changeEvent, type EventChange } from './changeEvent.ts';
import { type EventDetails, eventDetailsSchema } from './event.ts';
import { planAgainstTruth } from './importPlan.ts';
import type { FeedReading } from './reading.ts';

const about = { feed: 'programme', startedAt: '2026-11-23T09:00:00Z' };
let deps: InMemoryDeps;

const reading = (details: Partial<EventDetails> = {}, cancelled = false): FeedReading => ({
  entries: [
    { line: 2, uid: 'a', details: { ...eventDetailsSchema.parse(anEvent()), ...details }, cancelled },
  ],
  refusals: [],
  notes: [],
  seriesWindow: null,
});
/** The feed is read and what it plans is written. */
const read = async (details: Partial<EventDetails> = {}, cancelled = false) => {
  const plan = await planAgainstTruth(deps, about, reading(details, cancelled));
  if (plan.writes.length > 0) await deps.events.write(plan.writes);
  return plan.preview;
};
const truth = () => {
  const [event] = deps.events.all();
  if (!event) throw new Error('the event is gone');
  return event;
};
const edit = (details: Partial<EventDetails>, state: EventChange['state'] = null) =>
  changeEvent(deps, { eventId: truth().id, who: 'editor', from: 'test', decide: () => ({ details, state }) });

beforeEach(async () => {
  deps = inMemoryDeps();
  await read();
});

describe('a feed’s event that a person edits', () => {
  it('keeps the edit while the feed says of it what it said before, and takes what else the feed changes', async () => {
    await edit({ title: 'A better title' });
    expect((await read()).unchanged).toBe(1);
    const preview = await read({ venue: 'County Hall' });
    expect(preview.changed).toMatchObject([{ changes: [{ field: 'venue' }] }]);
    expect(preview.notes).toEqual([
      '1 event keeps what a person changed, since the file says of that what it said before.',
    ]);
    expect(truth()).toMatchObject({ title: 'A better title', venue: 'County Hall' });
  });

  it('follows the feed again once the feed changes that very field', async () => {
    await edit({ title: 'A better title' });
    await read({ title: 'The feed’s new title' });
    expect(truth().title).toBe('The feed’s new title');
    expect(truth().source).toEqual({ feed: 'programme', uid: 'a' });
    await read({ title: 'Newer still' });
    expect(truth().title).toBe('Newer still');
  });

  it('is none any more when the person takes the edit back', async () => {
    const { title } = truth();
    await edit({ title: 'A better title' });
    await edit({ title: 'Another one' });
    expect(truth().source?.stated).toEqual({ details: { title }, state: null });
    await edit({ title });
    expect(truth().source).toEqual({ feed: 'programme', uid: 'a' });
  });

  it('moves as a whole: never the start of one and the end of the other', async () => {
    const { start, end } = truth();
    await edit({ start: '2027-06-01T09:00:00Z', end: '2027-06-01T10:00:00Z' });
    expect((await read()).unchanged).toBe(1);
    expect(truth().start).toBe('2027-06-01T09:00:00Z');
    await read({ end: '2027-05-19T18:00:00Z' });
    expect(truth()).toMatchObject({ start, end: '2027-05-19T18:00:00Z' });
    expect(truth().end).not.toBe(end);
  });

  it('stays cancelled whatever the feed says: only a person takes that back', async () => {
    await edit({}, 'cancelled');
    await read({ venue: 'County Hall' });
    expect(truth()).toMatchObject({ state: 'cancelled', venue: 'Samphire Primary School' });
    await read({}, true);
    await read();
    expect(truth().state).toBe('cancelled');
  });

  it('follows the feed where both together would break a rule', async () => {
    await edit({ bookBy: truth().start });
    await read({ start: '2027-01-05T09:00:00Z', end: '2027-01-05T10:00:00Z' });
    expect(truth()).toMatchObject({ start: '2027-01-05T09:00:00Z', bookBy: anEvent().bookBy });
  });
});
