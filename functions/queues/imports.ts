/** Queue `imports`: applies a previewed import. Delivered twice or broken off, it goes on where it stood. */
import { importMessageSchema } from '#core/contract/queue.ts';
import type { Result } from '#core/errors.ts';
import { type ApplyDeps, applyImport } from '#core/events/applyImport.ts';
import type { FeedReading } from '#core/events/reading.ts';

export type ImportWorkerDeps = ApplyDeps & {
  readFeed(file: { name: string; bytes: Uint8Array }): Promise<Result<FeedReading>>;
};

/** @throws on a message of another version, or when the uploaded file has gone */
export const applyQueuedImport =
  (deps: ImportWorkerDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { importId } = importMessageSchema.parse(message);
    const [run, bytes] = await Promise.all([deps.imports.get(importId), deps.imports.file(importId)]);
    if (!run || !bytes) throw new Error(`The upload of import ${importId} is not there.`);
    const applied = await applyImport(deps, importId, await deps.readFeed({ name: run.fileName, bytes }));
    if (!applied.ok) throw new Error(`Import ${importId}: ${applied.failure.code}`);
    const { state, done, total } = applied.value;
    report(`import ${importId} ${state}, ${done} of ${total}`);
  };
