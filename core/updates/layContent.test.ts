import { describe, expect, test } from '@jest/globals';
import { anArea } from '../../tests/builders/anArea.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { layContent } from './layContent.ts';
import { startingMeetingSchema, startingUpdateSchema } from './startingContent.ts';

const content = {
  areas: [anArea(), anArea({ slug: 'data', name: 'Data' })],
  updates: [
    startingUpdateSchema.parse({
      key: 'first',
      area: 'ks2',
      on: '2024-05-01',
      dated: 'month',
      headline: 'First',
      happened: 'It began.',
      next: 'It goes on.',
    }),
  ],
  meetings: [
    startingMeetingSchema.parse({
      key: 'one',
      area: 'ks2',
      title: 'Meeting',
      heldOn: '2024-02-12',
      eventId: null,
      minutes: 'Words.',
      decisions: [],
      actions: [],
      attendance: null,
    }),
  ],
};

describe('starting content', () => {
  test('goes in where nothing is, once', async () => {
    const deps = inMemoryDeps();
    expect(await layContent(deps, content)).toEqual({ areas: 2, updates: 1, meetings: 1 });
    expect(await layContent(deps, content)).toEqual({ areas: 0, updates: 0, meetings: 0 });
    expect(await deps.updates.published({})).toMatchObject([
      {
        state: 'published',
        publishedAt: '2024-05-01T11:00:00Z',
        happened: 'It began.',
        monthOnly: true,
      },
    ]);
    expect(await deps.meetings.ofArea('ks2')).toMatchObject([{ value: { state: 'published' } }]);
  });

  test('never takes back what an editor changed', async () => {
    const deps = inMemoryDeps();
    await layContent(deps, content);
    const area = await deps.areas.get('ks2');
    await deps.areas.put(anArea({ focus: 'Another.' }), area?.etag ?? '');
    const [update] = await deps.updates.published({});
    const stored = await deps.updates.get(update?.id ?? '');
    if (!stored) throw new Error('the update is gone');
    const reason = 'Wrong.';
    await deps.updates.put(
      { ...stored.value, state: 'withdrawn', withdrawn: { at: '2026-11-23T09:00:00Z', reason } },
      stored.etag,
    );
    expect(await layContent(deps, content)).toEqual({ areas: 0, updates: 0, meetings: 0 });
    expect((await deps.areas.get('ks2'))?.value.focus).toBe('Another.');
    expect(await deps.updates.published({})).toMatchObject([{ state: 'withdrawn' }]);
  });
});
