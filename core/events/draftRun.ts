/** Plans an import and notes the run that may carry it out. Writes nothing. */
import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import { planAgainstTruth } from './importPlan.ts';
import type { ImportPreview, ImportRun } from './importRun.ts';
import type { FeedReading } from './reading.ts';

export type DraftDeps = Pick<Deps, 'clock' | 'ids' | 'events' | 'bookings'>;

export const draftRun = async (
  deps: DraftDeps,
  input: Pick<ImportRun, 'fileName' | 'feed' | 'startedBy' | 'area'> & { reading: FeedReading },
): Promise<{ run: ImportRun; preview: ImportPreview }> => {
  const { reading, ...about } = input;
  const startedAt = instantOf(deps.clock.now());
  const { preview, writes } = await planAgainstTruth(deps, { ...about, startedAt }, reading);
  const run: ImportRun = {
    ...about,
    id: deps.ids.next(),
    fileName: input.fileName.slice(0, 200),
    startedAt,
    state: 'previewed',
    preview: {
      added: preview.added.length,
      changed: preview.changed.length,
      withdrawn: preview.withdrawn.length,
      unchanged: preview.unchanged,
      refused: preview.refused.length,
    },
    done: 0,
    total: writes.length,
    problem: null,
  };
  return { run, preview };
};
