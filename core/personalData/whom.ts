/** Somebody as the stores know them, and who stands in their place once they are erased. */
import { externalKey, isExternal, type Person } from '../people/person.ts';

/** `keys`: every key that is theirs, that of their sign-in first where they have one. */
export type Whom = { keys: readonly string[]; name: string; email: string };

/** Those with a sign-in may have booked by mail before they had one. */
export const whomOf = ({ key, name, email }: Person): Whom => ({
  keys: [...new Set([key, ...(email === '' ? [] : [externalKey(email)])])],
  name,
  email: email.toLowerCase(),
});

/** Keys that are an address: they name somebody to everybody, where the key of a sign-in names them to their directory only. */
export const addressKeysOf = ({ keys }: Whom): string[] => keys.filter((key) => isExternal({ key }));

const formerName = 'A former member';

const formerPrefix = 'former:';
/** Whether this key stands where somebody was who is erased. */
export const isFormer = (key: string): boolean => key.startsWith(formerPrefix);

/** Who stands where an erased person stood: the same in everything of theirs, and nobody. */
export const formerPerson = (erasure: string): Person => ({
  key: `${formerPrefix}${erasure}`,
  name: formerName,
  email: '',
});
