/** Remembers whom we meet at the door, so that editors can make leads of them and mail finds them. */
import type { Principal } from '#core/people/person.ts';
import type { PersonStore } from '#core/people/ports.ts';

/** People in one process's mind; those who come after are written again with each call. */
const most = 20_000;

/** Writes a person down when this process meets them first, or under another name or address. */
export const createMemory = () => {
  const met = new Map<string, string>();
  return async ({ key, name, email }: Principal, people: Pick<PersonStore, 'put'>): Promise<void> => {
    const person = { key, name, email };
    const seen = JSON.stringify(person);
    if (met.get(key) === seen) return;
    await people.put(person);
    if (met.size < most) met.set(key, seen);
  };
};
