/** The parts of what is written, for people. */
export type PartWords<Words> = {
  /** In the order in which they stand. */
  names: Record<keyof Words, string>;
  /** What one part says, as plain text. Empty when it says nothing. */
  say(words: Words, part: keyof Words): string;
};

/** The parts in which two versions differ. */
export const differing = <Words extends object>(
  { names }: PartWords<Words>,
  one: Words,
  other: Words,
): (keyof Words)[] =>
  (Object.keys(names) as (keyof Words)[]).filter(
    (part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]),
  );
