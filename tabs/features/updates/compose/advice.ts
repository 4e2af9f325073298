/** Advice on how an update reads. Never in the way: only `problemsOf` is. */
import { markdownToText } from '#core/markdown/markdownToText.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { readingAge } from './readingAge.ts';

export type Advice = { field: string; message: string };

/** Above this it is hard going for a busy reader. */
const easyAge = 15;

/** Everybody here knows these. */
const known = new Set(['UK', 'PDF', 'KS1', 'KS2', 'KS3', 'KS4', 'SEND', 'OK', 'AM', 'PM', 'BST', 'GMT', 'I']);
const mostWordsInSentence = 25;

const textOf = ({ headline, happened, next, ask }: UpdateDetails): string =>
  [headline, markdownToText(happened), markdownToText(next), ask.words].join('\n');

/** Short forms that are nowhere spelled out: `initial teacher training (ITT)` spells one out. */
export const unexplained = (text: string): string[] => [
  ...new Set(
    (text.match(/\b[A-Z][A-Z0-9]{1,5}\b/g) ?? []).filter(
      (short) => !known.has(short) && !text.includes(`(${short})`) && !text.includes(`${short} (`),
    ),
  ),
];

/** The words of the longest sentence. */
export const longestSentence = (text: string): number =>
  Math.max(
    0,
    ...text.split(/[.!?](?:\s|$)|\n+/).map((sentence) => sentence.split(/\s+/).filter(Boolean).length),
  );

/** The age at which it reads with ease, where it does; null too for a text too short to say. */
export const easyAgeOf = (details: UpdateDetails): number | null => {
  const age = readingAge(textOf(details));
  return age !== null && age <= easyAge ? age : null;
};

export function adviceOn(details: UpdateDetails): Advice[] {
  const text = textOf(details);
  const advice = unexplained(text).map((short) => ({
    field: details.headline.includes(short) ? 'headline' : 'happened',
    message: `“${short}” is not spelled out.`,
  }));
  const words = longestSentence(text);
  if (words > mostWordsInSentence)
    advice.push({
      field: 'happened',
      message: `A sentence has ${words} words. Aim for ${mostWordsInSentence} or fewer.`,
    });
  const age = readingAge(text);
  if (age !== null && age > easyAge)
    advice.push({
      field: 'happened',
      message: `Reads at about age ${age}. Shorter sentences and everyday words help.`,
    });
  return advice;
}
