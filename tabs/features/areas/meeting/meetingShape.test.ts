import { describe, expect, it } from '@jest/globals';
import { newMinutes, type TypedMeeting, typedFrom } from './meetingForm.ts';
import { meetingWords, shapeOf, type WrittenMeeting } from './meetingShape.ts';

const written = (overrides: Partial<WrittenMeeting> = {}): WrittenMeeting => ({
  details: newMinutes('2026-11-24'),
  state: 'draft',
  etag: '1',
  ...overrides,
});
const typed = (overrides: Partial<TypedMeeting> = {}): TypedMeeting => ({
  ...typedFrom(newMinutes('2026-11-24')),
  ...overrides,
});

describe('minutes', () => {
  it('keep themselves while they are a draft; new ones and published ones wait', () => {
    expect(shapeOf(written()).held).toBeUndefined();
    expect(shapeOf(written({ etag: '' })).held).toBe(true);
    expect(shapeOf(written({ state: 'published' })).held).toBe(true);
  });

  it('are closed to those who wrote in the draft once somebody published it', () => {
    expect(shapeOf(written()).isOpen(written({ state: 'published' }))).toBe(false);
    const publishedBefore = written({ state: 'published' });
    expect(shapeOf(publishedBefore).isOpen(publishedBefore)).toBe(true);
  });

  it('are kept without an action that is only half typed', () => {
    const whole = { what: 'Send the draft', who: 'Task-group lead', by: null, done: false };
    const kept = shapeOf(written()).keepable(typed({ actions: [whole, { ...whole, what: ' ' }] }));
    expect(kept?.actions).toEqual([whole]);
  });

  it('cannot be kept without a title or with a number that is none', () => {
    expect(shapeOf(written()).keepable(typed({ title: '' }))).toBeNull();
    expect(shapeOf(written()).keepable(typed({ people: 'many' }))).toBeNull();
  });

  it('say what their actions are in words that can be compared', () => {
    const actions = [{ what: 'Send the draft', who: 'Lead', by: '2026-12-01', done: true }];
    expect(meetingWords.say(typed({ actions }), 'actions')).toBe(
      'Send the draft, Lead, by 1 December 2026, done',
    );
  });
});
