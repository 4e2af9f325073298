/** Whom an administrator may erase: people with a sign-in by name or address, others by their whole address. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { externalKey, isExternal, type Person, type Principal } from '../people/person.ts';

export type FindDeps = Pick<Deps, 'people' | 'bookings' | 'preferences'>;

export const onlyAdministrators = fail('forbidden', 'Only administrators erase people.');
export const isAdministrator = ({ roles }: Pick<Principal, 'roles'>): boolean =>
  roles.includes('administrator');

const mostFound = 20;

/** Somebody who booked or subscribed by mail; null for an address that we do not know. */
const knownByAddress = async (
  { people, bookings, preferences }: FindDeps,
  key: string,
): Promise<Person | null> => {
  const person = await people.get(key);
  if (person) return person;
  const [booking] = await bookings.ofPerson(key);
  if (booking) return booking.person;
  const email = key.slice(externalKey('').length);
  return (await preferences.get(key)) ? { key, name: email, email } : null;
};

/** The person with this key, if the service knows them. */
export const findErasable = (deps: FindDeps, key: string): Promise<Person | null> =>
  isExternal({ key })
    ? knownByAddress(deps, externalKey(key.slice(externalKey('').length)))
    : deps.people.get(key);

/** Fails with `forbidden`. */
export const findErasables = async (
  deps: FindDeps,
  { principal, words }: { principal: Principal; words: string },
): Promise<Result<Person[]>> => {
  if (!isAdministrator(principal)) return onlyAdministrators;
  const [found, byAddress] = await Promise.all([
    deps.people.find(words, mostFound),
    words.includes('@') ? knownByAddress(deps, externalKey(words)) : null,
  ]);
  return succeed(byAddress ? [...found, byAddress] : found);
};
