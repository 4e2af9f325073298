import { expect, test } from '@jest/globals';
import type { SyncNotice, SyncQuestion } from '#core/sync/inbound/question.ts';
import type { OpenStorage } from './opened.ts';

const aQuestion = (id: string): SyncQuestion => ({
  id,
  eventId: 'b7k2q0000001',
  title: 'Reading fluency across KS2',
  source: 'list',
  editor: { name: 'Sam Editor', email: null },
  changes: [{ field: 'venue', before: 'Samphire Primary School', after: 'none' }],
  people: 2,
  askedAt: '2026-11-23T09:00:00Z',
  state: 'open',
  answer: null,
  decidedBy: null,
  edit: { remoteId: '12', deleted: false, details: { venue: null }, state: null, fields: { Venue: null } },
});

const aNotice = (id: string, at: string): SyncNotice => ({
  id,
  at,
  eventId: 'b7k2q0000001',
  title: 'Reading fluency across KS2',
  source: 'calendar',
  editor: null,
  kind: 'putBack',
  text: 'Put back: end.',
});

/** Questions and notices about edits made over there. */
export const syncDeskContract = (open: OpenStorage) => {
  test('a question is kept as it was asked, and stands open until it is decided', async () => {
    const { desk, ids } = open();
    const question = aQuestion(ids.next());
    expect(await desk.question(question.id)).toBeNull();
    expect(await desk.putQuestion(question, null)).toBe('written');
    const stored = await desk.question(question.id);
    expect(stored?.value).toEqual(question);
    expect((await desk.openQuestions()).map(({ value }) => value.id)).toContain(question.id);
    const decided: SyncQuestion = { ...question, state: 'kept', answer: 'keep' };
    expect(await desk.putQuestion(decided, stored?.etag ?? null)).toBe('written');
    expect((await desk.openQuestions()).map(({ value }) => value.id)).not.toContain(question.id);
    expect((await desk.question(question.id))?.value).toEqual(decided);
  });

  test('of two who decide one question at once, one is told', async () => {
    const { desk, ids } = open();
    const question = aQuestion(ids.next());
    await desk.putQuestion(question, null);
    expect(await desk.putQuestion(question, null)).toBe('conflict');
    const etag = (await desk.question(question.id))?.etag ?? null;
    const written = await Promise.all([
      desk.putQuestion({ ...question, answer: 'keep' }, etag),
      desk.putQuestion({ ...question, answer: 'putBack' }, etag),
    ]);
    expect(written.sort()).toEqual(['conflict', 'written']);
  });

  test('a notice is kept once, and found by when it was given', async () => {
    const { desk, ids } = open();
    const [early, late] = [ids.next(), ids.next()];
    await desk.note([aNotice(early, '2026-10-01T09:00:00Z'), aNotice(late, '2026-11-23T09:00:00Z')]);
    await desk.note([aNotice(late, '2026-11-23T09:00:00Z')]);
    await desk.note([]);
    const found = (await desk.noticesSince('2026-11-01T00:00:00Z')).filter(({ id }) =>
      [early, late].includes(id),
    );
    expect(found).toEqual([aNotice(late, '2026-11-23T09:00:00Z')]);
  });
};
