/** Text made ready for searching: without case, accents and signs, as its words with a space before each. */

/** `Zoë’s "Café"` becomes ` zoe s cafe`. */
export const foldedWords = (text: string): string => {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words ? ` ${words.join(' ')}` : '';
};

/** Whether every word wanted begins a word of the text, which is folded already. Nothing wanted is always found. */
export const holdsEveryWord = (folded: string, wanted: string): boolean =>
  (foldedWords(wanted).match(/ \S+/g) ?? []).every((word) => folded.includes(word));
