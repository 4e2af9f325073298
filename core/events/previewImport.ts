/** Shows what a programme file would change. Writes nothing but the file itself and the run that may apply it. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { type DraftDeps, draftRun } from './draftRun.ts';
import { feedOf } from './feedNames.ts';
import type { ImportPreview, ImportRun } from './importRun.ts';
import type { FeedReading } from './reading.ts';

/** Fails with `forbidden` for all but editors and the import tool, and with what the reading failed with. */
export const previewImport = async (
  deps: DraftDeps & Pick<Deps, 'imports'>,
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
  const { fileName } = input;
  const drafted = await draftRun(deps, {
    fileName,
    feed: feedOf(input.feed ?? fileName),
    startedBy: input.principal.key,
    reading: input.reading.value,
  });
  await deps.imports.create(drafted.run, input.file);
  return succeed(drafted);
};
