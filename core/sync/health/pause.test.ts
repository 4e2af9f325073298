import { describe, expect, it } from '@jest/globals';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { ScriptedReader } from '../../../tests/doubles/following.ts';
import { inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { readChanges } from '../inbound/readChanges.ts';
import { sweepOutbox } from '../sweepOutbox.ts';
import { setPause } from './setPause.ts';

const principal = aPrincipal('administrator', { roles: ['administrator'] });

describe('a pause', () => {
  it('holds what goes out and what comes in, and loses nothing', async () => {
    const deps = inMemoryDeps();
    const subject = { kind: 'event', eventId: 'a' } as const;
    await setPause(deps, { principal, paused: true });
    await deps.outbox.mark([subject]);
    deps.clock.advance(1);
    expect(await sweepOutbox(deps)).toBe(0);
    const reader = new ScriptedReader(deps.clock, []);
    const read = () =>
      readChanges(deps, { source: 'list', reader, take: () => Promise.reject(new Error('no')) });
    expect(await read()).toEqual({ changes: 0, afterSeconds: null });
    expect(reader.asked).toEqual([]);

    await setPause(deps, { principal, paused: false });
    expect(deps.outbox.published).toEqual([[subject]]);
    await expect(read()).rejects.toThrow();
  });

  it('is noted in the trail once, however often it is asked for, and only administrators may', async () => {
    const deps = inMemoryDeps();
    const editor = aPrincipal('editor', { roles: ['editor'] });
    expect(await setPause(deps, { principal: editor, paused: true })).toMatchObject({ ok: false });
    await setPause(deps, { principal, paused: true });
    await setPause(deps, { principal, paused: true });
    await setPause(deps, { principal, paused: false });
    expect(deps.audit.entries.map(({ what }) => what)).toEqual(['sync.paused', 'sync.resumed']);
  });
});
