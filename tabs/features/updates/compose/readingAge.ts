/**
 * How old somebody has to be to read a text with ease, by the Flesch-Kincaid grade (Kincaid and others, 1975): a grade of
 * an American school, in which children are five years older than their grade says. A measure of length alone, of
 * sentences and of words: advice, and no verdict.
 */
const fewestWords = 30;

const wordsOf = (text: string): string[] => text.match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? [];

/** By groups of vowels; an `e` at the end is silent but after `l` (`table`). */
const syllablesOf = (word: string): number => {
  const spoken = word.toLowerCase().replace(/(?:[^l]es|ed|[^l]e)$/, '');
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length);
};

/** In years; null for a text too short to say. Lines without a full stop, such as those of a list, count as sentences. */
export function readingAge(text: string): number | null {
  const words = wordsOf(text);
  if (words.length < fewestWords) return null;
  const sentences = text.split(/[.!?]+(?:\s|$)|\n+/).filter((sentence) => wordsOf(sentence).length > 0);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round(grade + 5));
}
