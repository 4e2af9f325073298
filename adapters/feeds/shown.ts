/** Text from a file as it may be shown to people: in refusals, which quote what is wrong with it. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: taking out control characters is the purpose.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** On one line, without characters that steer a terminal or turn the direction of text, and at most so long. */
export const shown = (text: string, most: number): string => {
  const plain = text.replace(unprintable, ' ').trim();
  return plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain;
};

/** A refused row's title; null when there is none. */
export const shownTitle = (title: string | null): string | null => shown(title ?? '', 200) || null;

/** Why a row is refused. What it quotes may be anything, so it is cut in the middle and its advice stays. */
export const shownReason = (reason: string): string => {
  const plain = shown(reason, reason.length);
  return plain.length > 400 ? `${plain.slice(0, 150)} … ${plain.slice(-200)}` : plain;
};
