import { HttpRequest } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import type { Role } from '#core/people/person.ts';
import { withProvenRoles } from '#core/people/roleProofs.ts';
import { takeListChanges } from '#core/sync/inbound/takeListChanges.ts';
import { projectSubjects } from '#core/sync/projectSubjects.ts';
import { instantOf } from '#core/time/zones.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { answerSyncQuestion, downloadDrift, showSyncHealth } from './sync.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });

const call = (principal = editor, id = '', body: unknown = {}) => ({
  principal,
  reference: 'REF00001',
  request: new HttpRequest({
    method: 'POST',
    url: `http://localhost/api/sync/questions/${id}`,
    params: { id },
    body: { string: JSON.stringify(body) },
  }),
});

/** An event whose venue somebody changed in the list. */
const asked = async (): Promise<InMemoryDeps> => {
  const deps = inMemoryDeps();
  const event = anEvent();
  await deps.events.write([{ event, etag: null }]);
  await projectSubjects(deps, [{ kind: 'event', eventId: event.id }]);
  deps.clock.advance(1);
  const [[remoteId, item] = []] = deps.eventList.items;
  if (!remoteId || !item) throw new Error('the event has no item');
  const fields = { ...item.fields, Venue: 'County Hall' };
  const change = { remoteId, key: event.id, deleted: false, fields, editor: { name: 'Sam', email: null } };
  await takeListChanges(deps, { changes: [change], readAt: '2026-11-23T09:01:00Z' });
  return deps;
};

const service = (deps: InMemoryDeps) => ({ ...deps, tellLater: () => Promise.resolve() });

const bodyOf = async (answered: ReturnType<ReturnType<typeof showSyncHealth>>) => {
  const result = await answered;
  return result.ok ? result.value.jsonBody : result.failure.code;
};

describe('GET /api/sync and POST /api/sync/questions/{id}', () => {
  it('shows the question without its inner workings, and takes the answer', async () => {
    const deps = await asked();
    const shown = await bodyOf(showSyncHealth(service(deps))(call()));
    expect(shown).toMatchObject({
      health: null,
      decides: true,
      questions: [
        { people: 0, editor: { name: 'Sam' }, changes: [{ field: 'venue', after: 'County Hall' }] },
      ],
    });
    const [question] = shown.questions;
    expect(question).not.toHaveProperty('edit');
    const after = await bodyOf(
      answerSyncQuestion(service(deps))(call(editor, question.id, { answer: 'keep' })),
    );
    expect(after).toMatchObject({ questions: [] });
    expect(deps.events.all()).toMatchObject([{ venue: 'County Hall', version: 2 }]);
  });

  it('proves roles to the chat, and takes back what a newer sign-in does not say any more', async () => {
    const deps = inMemoryDeps();
    const proved = async (roles: readonly Role[]) => {
      await showSyncHealth(service(deps))(call(aPrincipal('sam', { roles })));
      return (await withProvenRoles(deps.roleProofs, aPrincipal('sam'), instantOf(deps.clock.now()))).roles;
    };
    expect(await proved(['administrator'])).toEqual(['administrator']);
    expect(await proved([])).toEqual([]);
  });

  it('is closed to members, whoever they say they are, and to answers that are none', async () => {
    const deps = await asked();
    const [[id] = []] = deps.desk.questions;
    expect(await bodyOf(showSyncHealth(service(deps))(call(aPrincipal())))).toBe('forbidden');
    expect(await bodyOf(answerSyncQuestion(service(deps))(call(aPrincipal(), id, { answer: 'keep' })))).toBe(
      'forbidden',
    );
    expect(await bodyOf(answerSyncQuestion(service(deps))(call(editor, id, { answer: 'perhaps' })))).toBe(
      'invalid',
    );
    expect(await bodyOf(answerSyncQuestion(service(deps))(call(editor, 'nothing', { answer: 'keep' })))).toBe(
      'notFound',
    );
    expect(deps.events.all()).toMatchObject([{ version: 1 }]);
  });
});

describe('GET /api/sync/drift.csv', () => {
  it('is a file that no cache keeps, for administrators', async () => {
    const deps = inMemoryDeps();
    const shown = await downloadDrift(deps)(call(aPrincipal('boss', { roles: ['administrator'] })));
    expect(shown).toMatchObject({
      ok: true,
      value: {
        headers: {
          'cache-control': 'no-store',
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="Drift report 2026-11-23.csv"',
        },
        body: expect.stringMatching(/^\uFEFFWhen,Where,/),
      },
    });
    expect(await downloadDrift(deps)(call(editor))).toMatchObject({ failure: { code: 'forbidden' } });
  });
});
