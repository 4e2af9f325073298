/** Shows what a programme file would change. Writes nothing but the file itself and the run that may apply it. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { planAgainstTruth } from './importPlan.ts';
import type { ImportPreview, ImportRun } from './importRun.ts';
import type { FeedReading } from './reading.ts';

/**
 * A feed's name from its file's: `Programme 2024.csv` and `programme-2024.CSV` are the same feed. Events are known by
 * feed and UID, so the next version of a file should keep its name, or name its feed.
 */
export const feedOf = (fileName: string): string =>
  fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'programme';

type PreviewDeps = Pick<Deps, 'clock' | 'ids' | 'events' | 'bookings' | 'imports'>;

/** Fails with `forbidden` for all but editors and the import tool, and with what the reading failed with. */
export const previewImport = async (
  deps: PreviewDeps,
  input: {
    principal: Principal;
    fileName: string;
    /** Names the feed where the file's name does not. */
    feed?: string | undefined;
    file: Uint8Array;
    reading: Result<FeedReading>;
  },
): Promise<Result<{ run: ImportRun; preview: ImportPreview }>> => {
  if (!mayEdit(input.principal)) return fail('forbidden', 'Only editors may import a programme.');
  if (!input.reading.ok) return input.reading;
  const feed = feedOf(input.feed ?? input.fileName);
  const { preview, writes } = await planAgainstTruth(deps, feed, input.reading.value);
  const run: ImportRun = {
    id: deps.ids.next(),
    fileName: input.fileName.slice(0, 200),
    feed,
    startedBy: input.principal.key,
    startedAt: instantOf(deps.clock.now()),
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
  await deps.imports.create(run, input.file);
  return succeed({ run, preview });
};
