import { describe, expect, it } from '@jest/globals';
import { aFeed } from '../../../tests/builders/aFeed.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { unread } from '../inbound/following.ts';
import type { Health } from './healthOf.ts';
import { noteFailure, noteStopped } from './noteFailure.ts';
import { setPause } from './setPause.ts';
import { showSync } from './showSync.ts';

const administrator = aPrincipal('administrator', { roles: ['administrator'] });

const healthOf = async (deps: InMemoryDeps): Promise<Health> => {
  const shown = await showSync(deps, { principal: administrator });
  if (!shown.ok || !shown.value.health) throw new Error('administrators see how it goes');
  return shown.value.health;
};

const statesOf = async (deps: InMemoryDeps) => {
  const shown = await showSync(deps, { principal: administrator });
  if (!shown.ok) throw new Error(shown.failure.message);
  return (shown.value.health?.lines ?? []).map(({ what, state, waiting, reason }) => ({
    what,
    state,
    waiting,
    reason,
  }));
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
    // However often it is marked.
    await deps.outbox.mark([{ kind: 'event', eventId: 'a' }]);
    await deps.outbox.mark([{ kind: 'event', eventId: 'a' }]);
    expect(await statesOf(deps)).toEqual([
      { what: 'events', state: 'working', waiting: 1, reason: null },
      { what: 'bookings', state: 'working', waiting: 0, reason: null },
      { what: 'list', state: 'working', waiting: 0, reason: null },
      { what: 'calendar', state: 'working', waiting: 0, reason: null },
      { what: 'feeds', state: 'working', waiting: 0, reason: null },
      { what: 'mails', state: 'working', waiting: 0, reason: null },
    ]);
  });

  it('is working through a long import, and says how much waits', async () => {
    const deps = inMemoryDeps();
    const subjects = Array.from({ length: 600 }, (_, n) => ({ kind: 'event' as const, eventId: `e${n}` }));
    await deps.outbox.mark(subjects, 'inTurn');
    deps.clock.advance(25);
    expect((await statesOf(deps))[0]).toEqual({
      what: 'events',
      state: 'working',
      waiting: 600,
      reason: null,
    });
    deps.clock.advance(11);
    expect((await statesOf(deps))[0]).toMatchObject({
      state: 'slow',
      reason: expect.stringContaining('as fast as Microsoft 365 takes them'),
    });
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
      {},
      {},
    ]);
    deps.clock.advance(25);
    expect(await statesOf(deps)).toMatchObject([
      { state: 'working' },
      { state: 'stopped' },
      { state: 'slow' },
      { state: 'stopped' },
      {},
      {},
    ]);
  });

  it('says when it goes on, where Microsoft 365 asked us to wait, and else why in a sentence', async () => {
    const deps = inMemoryDeps();
    const subject = { kind: 'bookings' as const, eventId: 'a' };
    await deps.outbox.mark([subject]);
    await deps.outbox.putOff(await deps.outbox.marks([subject]), '2026-11-24T07:30:00Z');
    const problem = 'the changes of the list could not be read: 503';
    const notBefore = '2026-11-23T09:26:00Z';
    await deps.readings.put({ ...unread('list'), problem, notBefore });
    await deps.readings.put({ ...unread('calendar'), problem });
    deps.clock.advance(6);
    expect((await statesOf(deps)).slice(1, 4)).toMatchObject([
      { reason: 'Microsoft 365 does not take it yet. Next try Tuesday 24 November 2026, 7:30am.' },
      { reason: 'Microsoft 365 asks us to wait. Next try at 9:26am.' },
      { reason: 'The changes of the list could not be read: 503.' },
    ]);
  });

  it('says what failed as often as it may, with its reason, until the truth shows it done', async () => {
    const deps = inMemoryDeps();
    const subject = { kind: 'event', eventId: 'a' } as const;
    await deps.outbox.mark([subject]);
    await noteFailure(deps, 'project', { v: 1, subjects: [subject] }, 'Outlook answered nothing.');
    expect((await healthOf(deps)).stopped).toEqual([]);
    await noteStopped(deps, 'project', { v: 1, subjects: [subject] }, 'event a');
    const { stopped, lines } = await healthOf(deps);
    expect(stopped).toMatchObject([{ about: 'event a', reason: 'Outlook answered nothing.', again: true }]);
    expect(lines[0]).toMatchObject({ what: 'events', state: 'needsYou', needsYou: 1 });
    await deps.outbox.clear(await deps.outbox.marks([subject]));
    expect((await healthOf(deps)).stopped).toEqual([]);
    expect(await deps.stopped.all()).toEqual([]);
  });

  it('names calendars that fail, and says who tells us of changes', async () => {
    const deps = inMemoryDeps();
    await deps.feeds.write(aFeed({ name: 'Hub', failures: 3, problem: 'It does not answer.' }), null);
    await deps.feeds.write(aFeed({ id: 'f2', failures: 2 }), null);
    await deps.subscriptions.put({
      source: 'list',
      id: 's',
      clientState: 'secret',
      expiresAt: '2026-12-01T09:00:00Z',
      renewAt: '2026-11-24T09:00:00Z',
    });
    const { failingFeeds, subscriptions } = await healthOf(deps);
    expect(failingFeeds).toMatchObject([{ name: 'Hub', problem: 'It does not answer.' }]);
    expect(subscriptions).toEqual([
      { source: 'list', state: 'on', expiresAt: '2026-12-01T09:00:00Z' },
      { source: 'calendar', state: 'off', expiresAt: null },
    ]);
  });

  it('tells editors that it is paused, and nothing else of how it goes', async () => {
    const deps = inMemoryDeps();
    await setPause(deps, { principal: administrator, paused: true });
    const shown = await showSync(deps, { principal: aPrincipal('editor', { roles: ['editor'] }) });
    expect(shown).toMatchObject({ value: { paused: { by: { key: administrator.key } }, health: null } });
    expect((await statesOf(deps)).map(({ state }) => state)).toEqual([
      ...Array(4).fill('paused'),
      'working',
      'working',
    ]);
  });
});
