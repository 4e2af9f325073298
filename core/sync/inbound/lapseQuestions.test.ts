import { describe, expect, it } from '@jest/globals';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import {
  editItem,
  itemOf,
  noticed,
  project,
  standing,
  theQuestion,
  truth,
} from '../../../tests/builders/editedOutside.ts';
import { changeEvent } from '../../events/changeEvent.ts';
import { showSync } from '../health/showSync.ts';
import { answerQuestion } from './answerQuestion.ts';
import { lapseQuestions } from './lapseQuestions.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const asked = async (overrides = {}) => {
  const deps = await standing(overrides);
  await editItem(deps, { Venue: 'County Hall' });
  return deps;
};
const shown = async (deps: Awaited<ReturnType<typeof asked>>) => {
  const view = await showSync(deps, { principal: editor });
  return view.ok ? view.value.questions.length : null;
};

describe('a question that nobody answered', () => {
  it('goes from the page when the event is cancelled, with a notice', async () => {
    const deps = await asked();
    const { id } = await theQuestion(deps);
    expect(await lapseQuestions(deps)).toBe(0);
    const { id: eventId } = await truth(deps);
    const change = { details: {}, state: 'cancelled' } as const;
    await changeEvent(deps, { eventId, who: 'editor', from: 'test', decide: () => change });
    expect(await shown(deps)).toBe(0);
    expect(await lapseQuestions(deps)).toBe(1);
    expect(await lapseQuestions(deps)).toBe(0);
    expect(noticed(deps)).toEqual([
      'The event was cancelled before anybody answered, so what the app says stands.',
    ]);
    expect((await deps.desk.question(id))?.value.state).toBe('lapsed');
    expect((await truth(deps)).venue).toBe('Samphire Primary School');
  });

  it('goes when the event is over, and what the app says is written again', async () => {
    const deps = await asked({ start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' });
    deps.clock.set('2026-11-23T10:59:59Z');
    expect(await shown(deps)).toBe(1);
    deps.clock.set('2026-11-23T11:00:00Z');
    expect(await shown(deps)).toBe(0);
    expect(await lapseQuestions(deps)).toBe(1);
    await project(deps);
    expect(itemOf(deps)[1].fields.Venue).toBe('Samphire Primary School');
  });

  it('stays while its answer is being carried out', async () => {
    const deps = await asked({ start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' });
    const { id } = await theQuestion(deps);
    deps.projections.change = () => Promise.reject(new Error('the process ended'));
    await expect(answerQuestion(deps, { principal: editor, id, answer: 'keep' })).rejects.toThrow();
    deps.clock.set('2026-11-23T11:00:00Z');
    expect(await lapseQuestions(deps)).toBe(0);
    expect(await shown(deps)).toBe(1);
  });
});
