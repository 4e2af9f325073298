/** Whether somebody is meant by the words typed to find them: the same in every store. */
import { foldedWords, holdsEveryWord } from '../foldedWords.ts';
import { isExternal, type Person } from './person.ts';

/** By the beginnings of name and address. People without a sign-in are never found. */
export const isFoundBy = (person: Person, words: string): boolean =>
  !isExternal(person) && holdsEveryWord(foldedWords(`${person.name} ${person.email}`), words);
