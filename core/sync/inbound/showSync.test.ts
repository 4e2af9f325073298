import { describe, expect, it } from '@jest/globals';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { unread } from './following.ts';
import { showSync } from './showSync.ts';

const administrator = aPrincipal('administrator', { roles: ['administrator'] });

const statesOf = async (deps: InMemoryDeps) => {
  const shown = await showSync(deps, { principal: administrator });
  if (!shown.ok) throw new Error(shown.failure.message);
  return shown.value.lines.map(({ what, state, waiting, reason }) => ({ what, state, waiting, reason }));
};

describe('how synchronising goes', () => {
  it('is shown to those who run the events only', async () => {
    expect(await showSync(inMemoryDeps(), { principal: aPrincipal() })).toMatchObject({
      failure: { code: 'forbidden' },
    });
  });

  it('is working while changes go out within minutes and both sides are read', async () => {
    const deps = inMemoryDeps();
    await deps.readings.put({ ...unread('list'), readAt: '2026-11-23T08:59:00Z' });
    await deps.readings.put({ ...unread('calendar'), readAt: '2026-11-23T08:59:00Z' });
    await deps.outbox.mark([{ kind: 'event', eventId: 'a' }]);
    expect(await statesOf(deps)).toEqual([
      { what: 'events', state: 'working', waiting: 1, reason: null },
      { what: 'bookings', state: 'working', waiting: 0, reason: null },
      { what: 'list', state: 'working', waiting: 0, reason: null },
      { what: 'calendar', state: 'working', waiting: 0, reason: null },
    ]);
  });

  it('is slow after five minutes and stopped after thirty, with the reason where there is one', async () => {
    const deps = inMemoryDeps();
    await deps.outbox.mark([{ kind: 'bookings', eventId: 'a' }]);
    const readAt = '2026-11-23T09:00:00Z';
    await deps.readings.put({ ...unread('calendar'), readAt, problem: 'Outlook asked us to wait.' });
    deps.clock.advance(6);
    expect(await statesOf(deps)).toMatchObject([
      { state: 'working' },
      { state: 'slow', waiting: 1 },
      { state: 'slow', reason: 'It was not read yet.' },
      { state: 'slow', reason: 'Outlook asked us to wait.' },
    ]);
    deps.clock.advance(25);
    expect(await statesOf(deps)).toMatchObject([
      { state: 'working' },
      { state: 'stopped' },
      { state: 'slow' },
      { state: 'stopped' },
    ]);
  });
});
