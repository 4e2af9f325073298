/** People whom the service has met, found by an editor who chooses leads. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Person, type Principal } from './person.ts';

const mostFound = 20;

/** Fails with `forbidden`. */
export const findPeople = async (
  { people }: Pick<Deps, 'people'>,
  { principal, words }: { principal: Principal; words: string },
): Promise<Result<Person[]>> =>
  mayEdit(principal)
    ? succeed(await people.find(words, mostFound))
    : fail('forbidden', 'Only editors may look for people.');
