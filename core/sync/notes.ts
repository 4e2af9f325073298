/** What is noted of the things over there. */
import type { Deps } from '../deps.ts';
import type { Projection, ProjectionTarget } from './ports.ts';

export const byKey = (projections: readonly Projection[]): Map<string, Projection> =>
  new Map(projections.map((projection) => [projection.key, projection]));

/** Forgets what stood over there. What stands elsewhere by now, because somebody made it anew meanwhile, stays. */
export const forgetNotes = async (
  { projections }: Pick<Deps, 'projections'>,
  target: ProjectionTarget,
  gone: readonly Pick<Projection, 'key' | 'remoteId'>[],
): Promise<void> => {
  const ids = new Map(gone.map(({ key, remoteId }) => [key, remoteId]));
  await projections.change(target, [...ids.keys()], (note, key) =>
    note?.remoteId === ids.get(key) ? null : note,
  );
};
