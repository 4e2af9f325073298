import { expect, it } from '@jest/globals';
import { inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { Telling } from '../inbound/telling.ts';
import { forgetOld } from './forgetOld.ts';
import { noteStopped } from './noteFailure.ts';

const telling = (id: string, state: Telling['state'], at: string): Telling => ({
  id,
  about: { kind: 'question', question: 'q' },
  editor: { name: 'Sam', email: 'sam@norfolk.example' },
  person: null,
  state,
  reason: null,
  activityId: null,
  attempts: 0,
  since: at,
  at,
});

it('what stopped and what was told is forgotten after thirty days, but nothing that still waits', async () => {
  const deps = inMemoryDeps();
  await noteStopped(deps, 'mails', { v: 1 }, 'mail B7K2Q', 'Outlook does not take it.');
  await deps.tellings.put(telling('old', 'closed', '2026-11-23T09:00:00Z'), null);
  await deps.tellings.put(telling('waits', 'inChat', '2026-11-23T09:00:00Z'), null);
  deps.clock.advance(30 * 24 * 60);
  await deps.tellings.put(telling('new', 'closed', '2026-12-23T09:00:00Z'), null);
  expect(await forgetOld(deps)).toBe(0);
  deps.clock.advance(1);
  expect(await forgetOld(deps)).toBe(2);
  expect([...deps.tellings.rows.keys()]).toEqual(['waits', 'new']);
  expect(await deps.stopped.all()).toEqual([]);
});

it('what a comparison found goes with it', async () => {
  const deps = inMemoryDeps();
  await deps.drifts.put({ source: 'list', at: '2026-10-24T08:59:59Z', drifted: [], more: 1 });
  await deps.drifts.put({ source: 'list', at: '2026-10-24T09:00:00Z', drifted: [], more: 1 });
  expect(await forgetOld(deps)).toBe(1);
});
