/** Field by field: what somebody edited over there, what we changed meanwhile, and what both did. Pure. */

/** Fields of a projection as they stand on one side. */
export type Fields = Readonly<Record<string, unknown>>;

export type Merge = {
  /** Edited over there and not here. */
  edited: Record<string, unknown>;
  /** Edited over there and changed here to something else. */
  both: Record<string, unknown>;
  /** The same on both sides, only the snapshot does not know it yet. */
  agreed: Record<string, unknown>;
};

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** Empty is empty, whichever way it is said; line ends and the space around paragraphs come and go on the way. */
const plain = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value;
  if (instant.test(value)) return Date.parse(value);
  const text = value
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
  return text === '' ? null : text;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/**
 * `base` is the last snapshot. A field that is missing there is in doubt because we are writing it just now: it is
 * passed over, since what we write will be read again. A field that is missing in `theirs` is empty.
 */
export const threeWay = (base: Fields, ours: Fields, theirs: Fields): Merge => {
  const merge: Merge = { edited: {}, both: {}, agreed: {} };
  for (const [name, our] of Object.entries(ours)) {
    if (!(name in base)) continue;
    const their = theirs[name] ?? null;
    if (same(their, base[name])) continue;
    if (same(their, our)) merge.agreed[name] = our;
    else if (same(our, base[name])) merge.edited[name] = their;
    else merge.both[name] = their;
  }
  return merge;
};
