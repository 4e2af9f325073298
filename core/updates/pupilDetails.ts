/**
 * Signs that a text holds details of a pupil. A list of patterns finds what is written in the usual ways and nothing
 * else, so it stands beside the reviewer and does not replace one.
 */

const signs: readonly (readonly [RegExp, string])[] = [
  [/\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b/, 'There is what looks like a unique pupil number.'],
  [/\b(?:date of birth|d\.?o\.?b\.?|born on)\b\W*\d/i, 'There is what looks like a date of birth.'],
  [
    /\b(?:pupil|child|student|boy|girl|young person)s?,? (?:called|named)\s+\p{Lu}\p{Ll}+/u,
    'There is what looks like the name of a pupil.',
  ],
  [/\b(?:pupil|child|student|boy|girl)['’]s name is\b/i, 'There is what looks like the name of a pupil.'],
  [/\bUPN\b\W*[A-Z]?\d{6}/i, 'There is what looks like a unique pupil number.'],
];

/** What it looks like, in a sentence; null when nothing is found. */
export const pupilDetailsIn = (text: string): string | null =>
  signs.find(([pattern]) => pattern.test(text))?.[1] ?? null;
