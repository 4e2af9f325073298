/** Lets a previewed import begin; the worker that the caller wakes does the writing. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import type { ImportRun } from './importRun.ts';

const unknown = fail('notFound', 'There is no such import.');

/** One import as it stands. Fails with `forbidden` or `notFound`. */
export const getImport = async (
  deps: Pick<Deps, 'imports'>,
  { principal, importId }: { principal: Principal; importId: string },
): Promise<Result<ImportRun>> => {
  if (!mayEdit(principal)) return fail('forbidden', 'Only editors may see imports.');
  const run = await deps.imports.get(importId);
  return run ? succeed(run) : unknown;
};

/** Asking twice is harmless: an import that is under way or done stays as it is. A failed one begins again. */
export const startImport = async (
  deps: Pick<Deps, 'imports'>,
  input: { principal: Principal; importId: string },
): Promise<Result<ImportRun>> => {
  const found = await getImport(deps, input);
  if (!found.ok) return found;
  if (found.value.state === 'applying' || found.value.state === 'applied') return found;
  const run: ImportRun = { ...found.value, state: 'applying', problem: null };
  await deps.imports.save(run);
  return succeed(run);
};
