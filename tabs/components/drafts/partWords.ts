/** The parts of what is written, for people. */
export type PartWords<Words> = {
  /** In the order in which they stand. What is not named here is never compared, and stays the author's own. */
  names: Partial<Record<keyof Words, string>>;
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

/** The author's own words where they changed something, and the others' words everywhere else. */
export const mineOver = <Words extends object>(
  parts: PartWords<Words>,
  { mine, theirs, base }: { mine: Words; theirs: Words; base: Partial<Words> },
): Words => {
  const touched = differing(parts, mine, base);
  const left = differing(parts, mine, theirs).filter((part) => !touched.includes(part));
  return { ...mine, ...Object.fromEntries(left.map((part) => [part, theirs[part]])) };
};
