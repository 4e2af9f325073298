/** Whether somebody is meant by the words typed to find them: the same in every store. */
import { foldedWords, holdsEveryWord } from '../foldedWords.ts';
import { isExternal, type Person } from './person.ts';

/** The ends of everybody's addresses, which tell nobody apart. */
const common: ReadonlySet<string> = new Set(['uk', 'sch', 'com', 'org', 'gov', 'net', 'co']);

/** The words of name and address by which somebody is found. None of people without a sign-in. */
export const wordsOf = (person: Person): string[] => {
  if (isExternal(person)) return [];
  const words = foldedWords(`${person.name} ${person.email}`).split(' ');
  return [...new Set(words)].filter((word) => word !== '' && !common.has(word));
};

/** By the beginnings of name and address. People without a sign-in are never found. */
export const isFoundBy = (person: Person, words: string): boolean =>
  !isExternal(person) && holdsEveryWord(` ${wordsOf(person).join(' ')}`, words);

/** Of the words typed the one that fewest are likely to have; null where none was. */
export const rarestWord = (words: string): string | null =>
  foldedWords(words)
    .split(' ')
    .reduce<string | null>((longest, word) => (word.length > (longest ?? '').length ? word : longest), null);
