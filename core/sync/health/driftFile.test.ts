import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { DriftReport } from '../reconcile/drift.ts';
import { driftFile } from './driftFile.ts';

const administrator = aPrincipal('administrator', { roles: ['administrator'] });
const titles = 'When,Where,Event,Title,Found,Field,Stood there,App says,What was done';

const report = (overrides: Partial<DriftReport> = {}): DriftReport => ({
  source: 'list',
  at: '2026-11-23T02:15:45Z',
  drifted: [
    {
      eventId: 'b7k2q0000001',
      outcome: 'mended',
      details: [
        { what: 'differs', field: 'Title', there: '=HYPERLINK("http://x")', ours: 'Writing, together' },
        { what: 'differs', field: 'Venue', there: null, ours: 'County Hall' },
      ],
    },
  ],
  more: 0,
  ...overrides,
});

const linesOf = async (...reports: DriftReport[]): Promise<string[] | string> => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ id: 'b7k2q0000001', title: 'Moderation' }));
  for (const one of reports) await deps.drifts.put(one);
  const file = await driftFile(deps, { principal: administrator });
  return file.ok ? file.value.text.replace('\uFEFF', '').trimEnd().split('\r\n') : file.failure.code;
};

describe('the drift report', () => {
  it('names place, event, field and values, and what was done; a spreadsheet takes nothing for a formula', async () => {
    expect(await linesOf(report())).toEqual([
      titles,
      `2026-11-23 02:15,SharePoint list,B7K2Q,Moderation,Different,Title,"'=HYPERLINK(""http://x"")","Writing, together",Mended`,
      '2026-11-23 02:15,SharePoint list,B7K2Q,Moderation,Different,Venue,,County Hall,Mended',
    ]);
  });

  it('has the newest first, whole things, what is asked about, and how much found no room', async () => {
    const gone = { what: 'missing' as const, field: null, there: null, ours: null };
    const calendar = report({
      source: 'calendar',
      at: '2026-11-23T02:16:00Z',
      drifted: [{ eventId: 'x', outcome: 'asked', details: [gone] }],
      more: 7,
    });
    const old = report({ at: '2026-10-01T02:15:45Z' });
    expect((await linesOf(report(), calendar, old)).slice(1, 4)).toEqual([
      '2026-11-23 02:16,Outlook calendar,X,,Missing,,,,An editor was asked',
      '2026-11-23 02:16,Outlook calendar,,and 7 more,,,,,',
      expect.stringContaining('SharePoint list'),
    ]);
    expect(await linesOf(old)).toEqual([titles]);
  });

  it('is for administrators', async () => {
    const file = await driftFile(inMemoryDeps(), { principal: aPrincipal('editor', { roles: ['editor'] }) });
    expect(file).toMatchObject({ failure: { code: 'forbidden' } });
  });
});
