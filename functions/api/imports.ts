/** POST /api/imports, GET /api/imports/{id}, POST /api/imports/{id}/apply */
import { z } from 'zod';
import type { ImportReply } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { fail, type Result, succeed } from '#core/errors.ts';
import { previewImport } from '#core/events/previewImport.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { getImport, startImport } from '#core/events/startImport.ts';
import { mayEdit } from '#core/people/person.ts';
import { readBytes } from '../http/body.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readQuery } from '../http/readInput.ts';

/** Bytes. A programme of ten thousand events takes about four million. */
const largestFile = 10 * 1024 * 1024;
const tooLarge = fail('tooLarge', 'The file is larger than 10 MB. Import it in parts.');

const upload = z.object({
  name: z.string().trim().min(1).max(200),
  feed: z.string().trim().min(1).max(60).optional(),
});

export type ImportDeps = Pick<Deps, 'clock' | 'ids' | 'events' | 'bookings' | 'imports'> & {
  readFeed(file: { name: string; bytes: Uint8Array }): Promise<Result<FeedReading>>;
  enqueueImport(importId: string): Promise<void>;
};

/** Who may not import is told before the file is read. */
export const uploadImport =
  (deps: ImportDeps) =>
  async ({ request, principal }: SignedInCall) => {
    if (!mayEdit(principal)) return fail('forbidden', 'Only editors may import a programme.');
    const asked = readQuery(upload, request);
    if (!asked.ok) return asked;
    const file = await readBytes(request, largestFile);
    if (file === null) return tooLarge;
    const { name: fileName, feed } = asked.value;
    const reading = await deps.readFeed({ name: fileName, bytes: file });
    const previewed = await previewImport(deps, { principal, fileName, feed, file, reading });
    return previewed.ok ? succeed(jsonReply<ImportReply>(previewed.value, 201)) : previewed;
  };

export const showImport =
  (deps: ImportDeps) =>
  async ({ request, principal }: SignedInCall) => {
    const run = await getImport(deps, { principal, importId: request.params.id ?? '' });
    return run.ok ? succeed(jsonReply<ImportReply>({ run: run.value, preview: null })) : run;
  };

/** The worker is woken after the run says that it applies; asking again wakes it again, which is harmless. */
export const applyUploadedImport =
  (deps: ImportDeps) =>
  async ({ request, principal }: SignedInCall) => {
    const run = await startImport(deps, { principal, importId: request.params.id ?? '' });
    if (!run.ok) return run;
    if (run.value.state === 'applying') await deps.enqueueImport(run.value.id);
    return succeed(jsonReply<ImportReply>({ run: run.value, preview: null }, 202));
  };
