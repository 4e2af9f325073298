import { describe, expect, it } from '@jest/globals';
import { aFeed } from '../../tests/builders/aFeed.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { anIssue } from '../../tests/builders/anIssue.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { ImportRun } from '../events/importRun.ts';
import type { Role } from '../people/person.ts';
import { noteFailure, noteStopped } from '../sync/health/noteFailure.ts';
import { setPause } from '../sync/health/setPause.ts';
import { showWaiting } from './showWaiting.ts';

const person = (name: string, ...roles: Role[]) => aPrincipal(name, { roles });
const editor = person('editor', 'editor');
const approver = person('approver', 'approver');
const administrator = person('administrator', 'administrator');

const waitingFor = async (deps: InMemoryDeps, principal: ReturnType<typeof person>) => {
  const shown = await showWaiting(deps, { principal });
  return shown.ok ? shown.value : shown.failure.code;
};

describe('what waits for somebody', () => {
  it('is nothing where nothing waits, and closed to those who run nothing', async () => {
    const deps = inMemoryDeps();
    for (const one of [editor, approver, administrator]) expect(await waitingFor(deps, one)).toEqual([]);
    expect(await waitingFor(deps, person('head'))).toBe('forbidden');
  });

  it('is updates of others to review, the oldest’s age with them, and one’s own that came back', async () => {
    const deps = inMemoryDeps();
    await deps.areas.put(anArea(), null);
    const inReview = { state: 'inReview', publishedAt: null } as const;
    await deps.updates.put(anUpdate({ ...inReview, id: 'u1', changedAt: '2026-11-20T12:00:00Z' }), null);
    await deps.updates.put(anUpdate({ ...inReview, id: 'u2', changedAt: '2026-11-19T12:00:00Z' }), null);
    await deps.updates.put(anUpdate({ ...inReview, id: 'u3', writers: [editor.key] }), null);
    const back = anUpdate({ id: 'u4', state: 'draft', note: 'Say by when.', writers: [editor.key] });
    await deps.updates.put({ ...back, publishedAt: null }, null);
    expect(await waitingFor(deps, editor)).toEqual([
      { kind: 'updatesToReview', count: 2, at: '2026-11-19T12:00:00Z', only: null },
      {
        kind: 'updatesSentBack',
        count: 1,
        at: '2026-11-20T12:00:00Z',
        only: { id: 'u4', name: 'Nine schools opened their doors' },
      },
    ]);
    expect(await waitingFor(deps, approver)).toMatchObject([{ kind: 'updatesToReview', count: 3 }]);
  });

  it('is digests by what one may do with them: approve, send on, set a time, rewrite', async () => {
    const deps = inMemoryDeps();
    deps.issues.seed(
      anIssue({ id: 'd1', state: 'inReview', approver: null }),
      anIssue({ id: 'd2', state: 'paused' }),
      anIssue({ id: 'd3', state: 'approved', sendAt: null }),
      anIssue({ id: 'd4', state: 'draft', sentBack: 'Too long.' }),
      anIssue({ id: 'd5', state: 'scheduled', sendAt: '2026-11-30T07:30:00Z' }),
      anIssue({ id: 'd6', state: 'sent' }),
    );
    const kinds = async (one: typeof editor) => {
      const found = await waitingFor(deps, one);
      return typeof found === 'string' ? found : found.map(({ kind }) => kind);
    };
    expect(await kinds(approver)).toEqual(['digestsToApprove', 'digestsPaused', 'digestsScheduled']);
    expect(await kinds(editor)).toEqual([
      'digestsPaused',
      'digestsSentBack',
      'digestsToSchedule',
      'digestsScheduled',
    ]);
    const both = person('editor', 'editor', 'approver');
    expect(await kinds(both)).not.toContain('digestsToApprove');
    const scheduled = await waitingFor(deps, administrator);
    expect(scheduled).toEqual([
      {
        kind: 'digestsScheduled',
        count: 1,
        at: '2026-11-30T07:30:00Z',
        only: { id: 'd5', name: 'Week starting 30 November 2026' },
      },
    ]);
  });

  it('is edits made in SharePoint or Outlook that wait for an answer, for editors', async () => {
    const deps = inMemoryDeps();
    const event = anEvent();
    await deps.events.write([{ event, etag: null }]);
    const question = {
      id: 'q1',
      eventId: event.id,
      title: event.title,
      source: 'list' as const,
      editor: null,
      changes: [],
      people: 14,
      askedAt: '2026-11-23T08:00:00Z',
      state: 'open' as const,
      answer: null,
      decidedBy: null,
      edit: { remoteId: '7', deleted: false, details: {}, state: null, fields: {} },
    };
    await deps.desk.putQuestion(question, null);
    await deps.desk.putQuestion({ ...question, id: 'q2', eventId: 'gone' }, null);
    expect(await waitingFor(deps, editor)).toEqual([
      { kind: 'questions', count: 1, at: '2026-11-23T08:00:00Z', only: null },
    ]);
    expect(await waitingFor(deps, approver)).toEqual([]);
  });

  it('is calendars that fail, for editors', async () => {
    const deps = inMemoryDeps();
    await deps.feeds.write(aFeed({ failures: 3, lastSuccess: '2026-11-20T07:00:00Z' }), null);
    await deps.feeds.write(aFeed({ id: 'f2', failures: 1 }), null);
    expect(await waitingFor(deps, editor)).toEqual([
      { kind: 'feeds', count: 1, at: '2026-11-20T07:00:00Z', only: null },
    ]);
    expect(await waitingFor(deps, administrator)).toEqual([]);
  });

  it('is imports that did not go through, until a later one of the same programme does', async () => {
    const deps = inMemoryDeps();
    const run: ImportRun = {
      id: 'i1',
      fileName: 'autumn.csv',
      feed: 'autumn',
      startedBy: editor.key,
      startedAt: '2026-11-20T09:00:00Z',
      state: 'failed',
      preview: { added: 1, changed: 0, withdrawn: 0, unchanged: 0, refused: 0 },
      done: 0,
      total: 1,
      problem: 'The file is empty.',
    };
    await deps.imports.save(run);
    await deps.imports.save({ ...run, id: 'old', feed: 'old', startedAt: '2026-11-01T09:00:00Z' });
    await deps.imports.save({ ...run, id: 'read', feed: 'feed:f1' });
    await deps.imports.save({ ...run, id: 'i0', state: 'applied', startedAt: '2026-11-19T09:00:00Z' });
    expect(await waitingFor(deps, editor)).toEqual([
      { kind: 'imports', count: 1, at: run.startedAt, only: { id: 'i1', name: 'autumn.csv' } },
    ]);
    await deps.imports.save({ ...run, id: 'i2', state: 'applied', startedAt: '2026-11-20T10:00:00Z' });
    expect(await waitingFor(deps, editor)).toEqual([]);
  });

  it('is what stopped and a pause, for administrators; what is still tried by itself is not', async () => {
    const deps = inMemoryDeps();
    await noteFailure(deps, 'mails', { v: 1, n: 1 }, 'Outlook asks us to wait.');
    await noteStopped(deps, 'mails', { v: 1, n: 2 }, 'mail B7K2Q', 'Outlook does not take it.');
    await setPause(deps, { principal: administrator, paused: true });
    const at = '2026-11-23T09:00:00Z';
    expect(await waitingFor(deps, administrator)).toEqual([
      { kind: 'paused', count: 1, at, only: null },
      { kind: 'stopped', count: 1, at, only: null },
    ]);
    expect(await waitingFor(deps, editor)).toEqual([]);
  });

  it('reads only what may wait, however much there is', async () => {
    const deps = inMemoryDeps();
    for (let n = 0; n < 50; n += 1) {
      deps.issues.seed(anIssue({ id: `gone${n}`, state: 'sent' }));
      await deps.updates.put(anUpdate({ id: `out${n}` }), null);
    }
    deps.issues.list = () => Promise.reject(new Error('Every digest was read.'));
    deps.updates.published = () => Promise.reject(new Error('Every update was read.'));
    expect(await waitingFor(deps, person('all', 'editor', 'approver', 'administrator'))).toEqual([]);
  });
});
