/** Lays a county's starting content where nothing is. What is there already stays, whoever wrote it. */
import type { Area } from '../areas/area.ts';
import type { Deps } from '../deps.ts';
import { type StartingMeeting, type StartingUpdate, updateFrom } from './startingContent.ts';

export type StartingContent = {
  areas: readonly Area[];
  updates: readonly StartingUpdate[];
  meetings: readonly StartingMeeting[];
};

/** Whoever comes a moment later finds it written: that is as good. Answers what was laid. */
export const layContent = async (
  deps: Pick<Deps, 'ids' | 'areas' | 'updates' | 'meetings'>,
  { areas, updates, meetings }: StartingContent,
): Promise<{ areas: number; updates: number; meetings: number }> => {
  const laid = { areas: 0, updates: 0, meetings: 0 };
  const known = new Set((await deps.areas.list()).map(({ value }) => value.slug));
  for (const area of areas)
    if (!known.has(area.slug) && (await deps.areas.put(area, null)) === 'written') laid.areas += 1;

  const published = new Set((await deps.updates.published({})).map(({ id }) => id));
  for (const update of updates) {
    const id = deps.ids.derive('content update', update.key);
    if (!published.has(id) && (await deps.updates.put(updateFrom(update, id), null)) === 'written')
      laid.updates += 1;
  }
  for (const { key, area, ...details } of meetings) {
    const id = deps.ids.derive('content meeting', key);
    if (await deps.meetings.get(area, id)) continue;
    const meeting = { ...details, id, area, state: 'published' as const, writers: ['content'] };
    if ((await deps.meetings.put(meeting, null)) === 'written') laid.meetings += 1;
  }
  return laid;
};
