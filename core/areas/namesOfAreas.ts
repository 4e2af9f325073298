/** All areas by slug and name, closed ones too: events and feeds of earlier years still name them. */
import type { Deps } from '../deps.ts';
import type { Area } from './area.ts';

export const namesOfAreas = async ({ areas }: Pick<Deps, 'areas'>): Promise<Pick<Area, 'slug' | 'name'>[]> =>
  (await areas.list()).map(({ value: { slug, name } }) => ({ slug, name }));
